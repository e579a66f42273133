import { describe, expect, test } from 'vitest';
import { joinLetters } from '../../../../src/search/expansion/asr-confusions/join-letters.ts';
import { findSpelledWords } from '../../../../src/search/expansion/asr-confusions/spelled-columns.ts';
import { SpelledWords } from '../../../../src/search/expansion/asr-confusions/spelled-words.ts';
import { buildIndex, type TestDocument } from '../../../support/build-index.ts';

/** Where a term is spelled, by the shows' numbers. */
function spelled(documents: readonly TestDocument[], term: string): unknown {
  const { postings } = buildIndex(documents);
  const number = postings.vocabulary.find(term);
  if (number === undefined) return undefined;
  const { references } = postings.columns;
  return new SpelledWords(findSpelledWords(postings.columns))
    .of(number)
    .map(({ document, position, length }) => [references[document], position, length]);
}

const written: TestDocument = { id: 99, tags: 'xen xen xen', summary: 'tests tests tests' };

describe('SpelledWords', () => {
  test('finds the letters of a known word with any separators', () => {
    const documents = [
      { id: 1, transcript: 'this is X-E-N, that is x e n' },
      { id: 2, transcript: 'nothing' },
      { id: 3, transcript: 'X, E, N!' },
      written,
    ];
    expect(spelled(documents, 'xen')).toEqual([
      [1, 2, 3],
      [1, 7, 3],
      [3, 0, 3],
    ]);
  });

  test('finds it under its stem', () => {
    expect(spelled([{ id: 1, transcript: 'it is t e s t s' }, written], 'test')).toEqual([[1, 2, 5]]);
  });

  test('ignores parts of longer runs, letters with words between them, and letters in two shows', () => {
    const documents = [
      { id: 1, transcript: 'l x e n' },
      { id: 2, transcript: 'x e then n' },
      { id: 3, transcript: 'x e' },
      { id: 4, transcript: 'n' },
      { id: 5, title: 'x e n' },
      written,
    ];
    expect(spelled(documents, 'xen')).toEqual([]);
  });

  test('ignores words of two letters', () => {
    expect(
      spelled(
        [
          { id: 1, transcript: 'x e' },
          { ...written, tags: 'xe xe xe' },
        ],
        'xe',
      ),
    ).toEqual([]);
  });

  test('ignores words that are not in the corpus', () => {
    const { postings } = buildIndex([{ id: 1, transcript: 'q z t and q z t' }]);
    expect(findSpelledWords(postings.columns).spelledTerms).toHaveLength(0);
  });
});

describe('joinLetters', () => {
  const known = new Set(['xen', 'irc', 'go']);
  const join = (query: string): unknown => joinLetters(query.split(' '), (word) => known.has(word));

  test('joins spelled-out letters', () => {
    expect(join('x e n host')).toEqual([{ from: 0, to: 3, word: 'xen' }]);
    expect(join('the i r c and g o')).toEqual([
      { from: 1, to: 4, word: 'irc' },
      { from: 5, to: 7, word: 'go' },
    ]);
  });

  test('leaves other words and other letters alone', () => {
    expect(join('x e n x')).toEqual([]);
    expect(join('xen')).toEqual([]);
    expect(join('r')).toEqual([]);
  });
});
