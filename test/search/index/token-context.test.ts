import { describe, expect, test } from 'vitest';
import { TRANSCRIPT } from '../../../src/search/index/fields.ts';
import { TermDictionary } from '../../../src/search/index/term-dictionary.ts';
import {
  OTHER_SURFACE_FORM,
  stopClassAfter,
  stopClassBefore,
  stopWordClass,
  surfaceFormOf,
} from '../../../src/search/index/token-context.ts';
import { buildIndex } from '../../support/build-index.ts';

const TEXT = 'The universe and a university, who commands? Universities of the who.';
const { postings } = buildIndex([
  { id: 1, transcript: TEXT },
  { id: 2, transcript: 'universe universe universe university university university universities' },
]);

/** What the index has of a term in the first show. */
function contextsOf(term: string): number[] {
  const { columns, vocabulary } = postings;
  const [from, to] = postings.range(vocabulary.find(term) ?? -1, TRANSCRIPT);
  const posting = columns.documents.subarray(from, to).indexOf(0);
  return [...columns.contexts.subarray(columns.starts[from + posting], columns.starts[from + posting + 1])];
}

describe('the index stores for each token', () => {
  test('which surface form of its term it is', () => {
    const words = new TermDictionary(postings.columns.wordBytes, postings.columns.wordOffsets);
    const form = (word: string) => postings.columns.wordForms[words.find(word) ?? -1];
    expect([form('universe'), form('university')].toSorted()).toEqual([0, 1]);
    // Seen but twice: it has no number of its own.
    expect(contextsOf('univers').map(surfaceFormOf)).toEqual([
      form('universe'),
      form('university'),
      OTHER_SURFACE_FORM,
    ]);
  });

  test('the stop words directly before and after it', () => {
    expect(contextsOf('univers').map(stopClassBefore)).toEqual([stopWordClass('the'), stopWordClass('a'), 0]);
    expect(contextsOf('univers').map(stopClassAfter)).toEqual([
      stopWordClass('and'),
      stopWordClass('who'),
      stopWordClass('of'),
    ]);
    expect(contextsOf('command').map(stopClassBefore)).toEqual([stopWordClass('who')]);
    expect(contextsOf('command').map(stopClassAfter)).toEqual([0]);
  });
});

test('a word that is not a stop word has no class', () => {
  expect(stopWordClass('command')).toBe(0);
  expect(stopWordClass('the')).toBeGreaterThan(0);
});
