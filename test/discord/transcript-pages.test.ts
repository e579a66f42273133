import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageText, transcriptPages } from '../../src/discord/views/transcript-pages.ts';
import { countWords, type TranscriptLine, type TranscriptPlace } from '../../src/knowledge/knowledge-base.ts';
import { shownText } from './support/markdown.ts';

/** Lines as a transcript has them, without matches. */
function linesOf(texts: readonly string[]): readonly TranscriptLine[] {
  let word = 0;
  return texts.map((text) => {
    const line = { text, word, segments: [{ text, match: false }] };
    word += countWords(text);
    return line;
  });
}

function pagesOf(texts: readonly string[], places: readonly TranscriptPlace[] = []): readonly string[] {
  return transcriptPages({ lines: linesOf(texts), places }).map((page) => pageText(page));
}

/** Breaks a text into lines of about this many units, as some of the recogniser's models do. */
function wrapped(text: string, width: number): readonly string[] {
  return text.match(new RegExp(`.{1,${width}}(?:\\s|$)`, 'g'))?.map((line) => line.trim()) ?? [];
}

const sentence = fc
  .array(fc.constantFrom('bread', 'rises', 'in', 'the', 'oven', 'Mr. Crumb', 'says,'), { minLength: 2, maxLength: 30 })
  .map((words) => `Then ${words.join(' ').replace(/,$/, '')} again.`);

describe('a page of a transcript', () => {
  test('ends where a sentence does, wherever the lines end', () => {
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 20, maxLength: 80 }),
        fc.integer({ min: 30, max: 120 }),
        (said, width) => {
          const pages = pagesOf(wrapped(said.join(' '), width));
          for (const page of pages) expect(page).toMatch(/^Then .* again\.$/s);
          expect(pages.join(' ').replace(/\s+/g, ' ')).toBe(said.join(' '));
        },
      ),
    );
  });

  test('ends where a clause does if there are no sentences, and between words if there are no clauses', () => {
    const clauses = Array.from({ length: 150 }, (_, index) => `and the loaf number ${index} is in the oven,`);
    const pages = pagesOf(wrapped(clauses.join(' '), 70));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page).toMatch(/^and .*,$/s);
    const endless = Array.from({ length: 900 }, (_, index) => `word${index}`).join(' ');
    expect(pagesOf([endless]).join(' ').replace(/\s+/g, ' ')).toBe(endless);
  });

  test('loses no word, whatever the lines are', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'B', ' ', '.', ',', '-', '"', '9', '\u00e9') });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 60 }), (lines) => {
        const letters = (shown: string): string => shown.replace(/[^\p{L}\p{N}]/gu, '');
        const shown = pagesOf(lines).map((page) => shownText(page).text);
        expect(letters(shown.join(''))).toBe(letters(lines.join('')));
      }),
    );
  });
});

const OPENING = [
  'This is Hacker Public Radio Episode 3,200 for Friday 6 November 2020. Today\u2019s show is entitled',
  'Better Bread 17 and is part of the series Bread. It is hosted by Crumb',
  'and is about 19 minutes long and carries a clean flag. The summary is',
  'how flour and water make bread. This episode of HBR is brought to you by An Honesthost.com.',
  'Get 15% discount on all shared hosting with the offer code HBR15, that\u2019s HBR15.',
  'Better web hosting that\u2019s honest and fair at An Honesthost.com.',
].map((line) => line.replaceAll('\u2019', "'"));
const CLOSING = [
  "You've been listening to Hecker Public Radio at Hecker Public Radio dot org.".replace('Hecker', 'Hacker'),
  'We are a community podcast network that releases shows every weekday.',
  "Today's show was contributed by an HBR listener like yourself.",
  "Unless otherwise stated, today's show is released under Creative Commons.",
];
const SAID = ['Hello, this is Crumb.', 'Today I bake with the starter of my aunt,', 'which is old', 'and'];

describe('the announcements around a show', () => {
  test('are folded into one line each', () => {
    expect(pagesOf([...OPENING, ...SAID, ...CLOSING])).toEqual([
      [
        '-# The announcement of the show is folded.',
        'Hello, this is Crumb. Today I bake with the starter of my aunt, which is old and',
        '-# The closing announcement is folded.',
      ].join('\n\n'),
    ]);
  });

  test('are shown where the words that were asked for are said in them', () => {
    const lines = linesOf([...OPENING, ...SAID, ...CLOSING]);
    const inOpening = { first: lines[3]?.word ?? 0, last: lines[3]?.word ?? 0 };
    const inClosing = { first: lines.at(-1)?.word ?? 0, last: lines.at(-1)?.word ?? 0 };
    expect(pagesOf([...OPENING, ...SAID, ...CLOSING], [inOpening]).join()).toContain('how flour and water');
    const shown = pagesOf([...OPENING, ...SAID, ...CLOSING], [inClosing]).join();
    expect(shown).toContain('under Creative Commons');
    expect(shown).toContain('The announcement of the show is folded');
  });

  test('are not guessed: what a host says of the station stays', () => {
    const said = ['Hello Hacker Public Radio, this is Crumb.', 'This episode is about rye.', 'Thanks for listening.'];
    expect(pagesOf(said)).toEqual([said.join(' ')]);
  });
});
