import { describe, expect, test } from 'vitest';
import { show } from '../../src/discord/show.ts';
import { transcriptAt, transcriptAtMatch } from '../../src/discord/views/transcript.ts';
import { pageText, transcriptPages } from '../../src/discord/views/transcript-pages.ts';
import { smallLibrary } from './support/small-library.ts';

const knowledgeBase = smallLibrary();

describe('a transcript', () => {
  test('opens at the page where the words are said', () => {
    const { page } = transcriptAt(knowledgeBase, 1, 'sourdough');
    expect(page).toBeGreaterThan(1);
    const { embed } = show(knowledgeBase, [{ view: 'transcript', id: 1, words: 'sourdough', page }]);
    expect(embed.description).toContain(`-# Transcript · “sourdough” on page ${page}`);
    expect(embed.description).toContain('the **sourdough** starter');
  });

  test('opens at its beginning for words that are not said, and says so', () => {
    const place = transcriptAt(knowledgeBase, 1, 'zeppelin');
    expect(place.page).toBe(1);
    expect(show(knowledgeBase, [place]).embed.description).toContain('“zeppelin” is not said in it');
  });

  test('tells how often a line was repeated', () => {
    const { embed } = show(knowledgeBase, [transcriptAt(knowledgeBase, 1, 'stir')]);
    expect(embed.description).toContain('**Stir** it again. *(repeated 7,801 times)*');
  });

  test('goes from match to match', () => {
    const first = { view: 'transcript', id: 1, words: 'dough', page: 1 } as const;
    const later = transcriptAtMatch(knowledgeBase, first, 'later');
    expect(later.page).toBe(2);
    expect(transcriptAtMatch(knowledgeBase, later, 'earlier')).toEqual(first);
    expect(transcriptAtMatch(knowledgeBase, first, 'earlier')).toEqual(first);
  });

  test('says where it is in the show', () => {
    const { embed } = show(knowledgeBase, [{ view: 'transcript', id: 1, words: '', page: 2 }]);
    expect(embed.footer?.text).toMatch(/^≈\u00a0\d+:\d\d of 15:01 · transcribed by a machine/);
  });

  test('goes without bold where bold would be too much for a message', () => {
    const [episode] = knowledgeBase.episodes;
    if (episode === undefined) throw new Error('the library is empty');
    const segments = Array.from({ length: 4000 }, (_, index) => ({
      text: index % 2 === 0 ? 'a' : '-',
      match: index % 2 === 0,
    }));
    const pages = transcriptPages({ episode, lines: [{ segments, word: 0 }], words: 2000 });
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(pageText(page).length).toBeLessThanOrEqual(3900);
  });

  test('of silence has no pages', () => {
    const [episode] = knowledgeBase.episodes;
    if (episode === undefined) throw new Error('the library is empty');
    const silence = { segments: [{ text: ' . ', match: false }], word: 0, loop: { line: 0, lines: 1, times: 10 } };
    expect(transcriptPages({ episode, lines: [silence], words: 1 })).toEqual([]);
  });

  test('that is not there says so', () => {
    const { embed } = show(knowledgeBase, [{ view: 'transcript', id: 12, words: '', page: 1 }]);
    expect(embed.description).toBe('There is no transcript of this show.');
  });
});
