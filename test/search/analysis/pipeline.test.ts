import fc from 'fast-check';
import lunr from 'lunr';
import { describe, expect, test } from 'vitest';
import { foldToken } from '../../../src/search/analysis/fold.ts';
import { indexTerm, stem, wordOf } from '../../../src/search/analysis/pipeline.ts';
import { isSeparator, splitTokens } from '../../../src/search/analysis/separators.ts';

const ENDINGS = (
  's es ies sses eed ed ing at bl iz y ational tional enci anci izer bli alli entli eli ousli ization ation ator alism ' +
  'iveness fulness ousness aliti iviti biliti logi icate ative alize iciti ical ful ness al ance ence er ic able ible ' +
  'ant ement ment ent ou ism ate iti ous ive ize sion tion ion e ll l o a x 7 é '
).split(' ');
const beginning = fc.array(fc.constantFrom(...'aeiouybcdlrstvz'), { maxLength: 7 }).map((letters) => letters.join(''));
const word = fc
  .tuple(beginning, fc.array(fc.constantFrom(...ENDINGS), { minLength: 1, maxLength: 3 }))
  .map(([start, endings]) => start + endings.join(''));

/** The terms of a text, stop words left out. */
function termsOf(text: string): string[] {
  return splitTokens(text).flatMap((token) => indexTerm(foldToken(token)) ?? []);
}

test("stems equal lunr's", () => {
  fc.assert(
    fc.property(word, (text) => {
      expect(stem(text)).toBe(lunr.stemmer(new lunr.Token(text, {})).toString());
    }),
    { numRuns: 20_000 },
  );
});

describe('the terms of a text', () => {
  test.each([
    ['tcp/ip, 24/7', ['tcp', 'ip', '24', '7']],
    ['rsync,cron emacs/vim', ['rsync', 'cron', 'emac', 'vim']],
    ['snake_case std::vector foo(bar)', ['snake', 'case', 'std', 'vector', 'foo', 'bar']],
    ['dash–dash—dash…dash', ['dash', 'dash', 'dash', 'dash']],
    ['“quoted” «words»', ['quot', 'word']],
    ['node.js at 192.168.0.1', ['node.j', '192.168.0.1']],
  ])('%s: parts are separate words', (text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });

  test.each([
    ['C++, C++. (C++) c++', ['c++', 'c++', 'c++', 'c++']],
    ['C# C#? C', ['c#', 'c#', 'c']],
    ['.NET (.net) net ASP.NET', ['.net', '.net', 'net', 'asp.net']],
    ['g++ f# notepad++', ['g++', 'f#', 'notepad++']],
    ['issue# #tag +1', ['issu', 'tag', '1']],
  ])('%s: programming languages keep the marks in their names', (text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });

  test.each([
    ['café CAFÉ cafe\u0301', 'cafe'],
    ['Zürich ZURICH', 'zurich'],
    ['straße strasse', 'strass'],
    ['Ærø aero', 'aero'],
    ['Москва МОСКВА', 'москва'],
    ['ΟΔΟΣ οδός', 'οδοσ'],
    ['ﬁle ｆｉｌｅ', 'file'],
    ['日本語 「日本語」', '日本語'],
    ['हिन्दी', 'हिन्दी'],
  ])('%s: case and accents are ignored, and letters of any script count', (text, term) => {
    expect([...new Set(termsOf(text))]).toEqual([term]);
  });

  test.each([
    ["let's Let’s lets", 'let'],
    ["linux's linux’s linux", 'linux'],
    ["boss's boss", 'boss'],
    ["don't don’t donʼt", "don't"],
  ])('%s: all kinds of apostrophe are equal', (text, term) => {
    expect([...new Set(termsOf(text))]).toEqual([term]);
  });

  test("it's is a stop word like its", () => {
    expect(termsOf("it's its it’s")).toEqual([]);
  });
});

test('extracting the word of a word changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const token of splitTokens(text).map(foldToken)) expect(wordOf(wordOf(token))).toBe(wordOf(token));
    }),
    { numRuns: 2000 },
  );
});

test('no token contains a separator', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const token of splitTokens(text)) {
        expect([...token].some((character) => isSeparator(character.charCodeAt(0)))).toBe(false);
      }
    }),
  );
});
