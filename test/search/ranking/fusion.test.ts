import { describe, expect, test } from 'vitest';
import { RANKING } from '../../../src/search/ranking/constants.ts';
import { IndexSearcher } from '../../../src/search/ranking/index-searcher.ts';
import type { MeaningSearch } from '../../../src/search/ranking/query-meaning.ts';
import { RANKING_FEATURES } from '../../../src/search/ranking/ranking-features.ts';
import type { TreeEnsemble } from '../../../src/search/ranking/tree-ensemble.ts';
import { expanderOver } from '../expanded-queries.ts';

const shows = [
  { id: 1, transcript: 'somebody remembers that anyone may remember a show' },
  { id: 2, transcript: 'the kettle boils' },
  { id: 3, transcript: 'a pot of hot water' },
];

/** The third show is always nearest in meaning. */
const third: MeaningSearch = {
  near: () => ({
    overall: Float32Array.of(0, 0, 0.9),
    of: (document) => ({ best: document === 2 ? 0.9 : 0, second: 0, written: 0 }),
    tokens: () => undefined,
  }),
  similarityTo: () => () => 0,
  nearTo: () => undefined,
};

/** Ranks by meaning only. */
const byMeaning: TreeEnsemble = {
  features: RANKING_FEATURES,
  roots: [0],
  feature: [RANKING_FEATURES.indexOf('meaning')],
  threshold: [0.5],
  left: [~0],
  right: [~1],
  leaves: [0, 1],
};

function rank(text: string, fusion = {}, accept?: (document: number) => boolean): readonly (number | undefined)[] {
  const { postings, expand } = expanderOver(shows);
  const searcher = new IndexSearcher(postings, RANKING, new Uint8Array(shows.length), fusion);
  const { documents, total } = searcher.search(expand(text).query, { limit: 10, ...(accept && { accept }) });
  expect(total).toBe(documents.length);
  return documents.map((document) => shows[document]?.id);
}

describe('words that frame a question', () => {
  test('have no weight, in any order', () => {
    expect(rank('anyone remember that with somebody and a kettle')).toEqual([2]);
    expect(rank('kettle, hey, somebody remember?')).toEqual([2]);
  });

  test('are searched if there are no other words, or on request', () => {
    expect(rank('somebody')).toEqual([1]);
    expect(rank('+somebody kettle')).toEqual([1]);
  });
});

describe('with a model', () => {
  test('finds a show by meaning although it contains none of the words', () => {
    expect(rank('kettle boils', { meanings: third, model: byMeaning })).toEqual([3, 2]);
    expect(rank('kettle boils', { meanings: third })).toEqual([2]);
    // A single word has no context.
    expect(rank('kettle', { meanings: third, model: byMeaning })).toEqual([2]);
  });

  test('a literal match is ranked by the words only', () => {
    expect(rank('remembers that anyone may remember', { meanings: third, model: byMeaning })).toEqual([1]);
  });

  test('queries with operators and filters are ranked by the words only', () => {
    for (const typed of ['+kettle', '"kettle boils"', 'transcript:kettle'])
      expect(rank(typed, { meanings: third, model: byMeaning }), typed).toEqual([2]);
    expect(rank('kettle boils', { meanings: third, model: byMeaning }, (document) => document === 1)).toEqual([2]);
  });
});
