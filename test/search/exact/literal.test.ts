import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isStopWord } from '../../../src/search/analysis/pipeline.ts';
import { STOP_WORDS } from '../../../src/search/analysis/stop-words.ts';
import { literalMatches, parseLiteral } from '../../../src/search/exact/literal.ts';

function found(
  literal: string,
  text: string,
  options: { caseSensitive?: boolean; wholeWord?: boolean } = {},
): string[] {
  const parsed = parseLiteral(literal, { caseSensitive: false, wholeWord: false, ...options });
  return parsed ? [...literalMatches(parsed, text)].map(({ start, end }) => text.slice(start, end)) : [];
}

describe('a literal is found', () => {
  test.each([
    ['inside of words', 'cat', 'Concatenate the CAT', ['cat', 'CAT']],
    ['across the end of a line', 'junk shop', 'the junk\nshop', ['junk\nshop']],
    [
      'with punctuation and hyphens between its words',
      'free beer',
      'free, beer and free-beer',
      ['free, beer', 'free-beer'],
    ],
    ['with its own punctuation', 'C++', 'C and c++', ['c++']],
    ['with the dot that it begins with', '.net', 'the net, the .NET', ['.NET']],
    ['with any apostrophe', "don't", 'don’t', ['don’t']],
    ['when it comes in quotes', '"junk shop"', 'a junk shop', ['junk shop']],
  ])('%s', (_, literal, text, expected) => {
    expect(found(literal, text)).toEqual(expected);
  });

  test('only as whole words, on request', () => {
    expect(found('cat', 'concatenate cat, cats', { wholeWord: true })).toEqual(['cat']);
    expect(found('a a', 'ba a a', { wholeWord: true })).toEqual(['a a']);
  });

  test('only in the same case, on request', () => {
    expect(found('Cat', 'cat Cat CAT', { caseSensitive: true })).toEqual(['Cat']);
  });

  test('in any surrounding text; text without letters is never searched', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'grapheme' }), fc.string(), (before, literal, after) => {
        const parsed = parseLiteral(literal, { caseSensitive: true, wholeWord: false });
        fc.pre(/^[\p{L}\p{N}]+$/u.test(literal));
        expect(parsed && [...literalMatches(parsed, `${before} ${literal} ${after}`)].length).toBeGreaterThan(0);
      }),
    );
    expect(parseLiteral(' -*- ', { caseSensitive: true, wholeWord: false })).toBeUndefined();
  });
});

test('the stop words are those of lunr', () => {
  expect(STOP_WORDS.filter((word) => !isStopWord(word))).toEqual([]);
  expect(new Set(STOP_WORDS).size).toBe(119);
});
