import { beforeAll, describe, expect, test } from 'vitest';
import type { Postings } from '../../../src/search/index/postings.ts';
import { learnVectors } from '../../../src/search/vectors/learn-vectors.ts';
import { SETTINGS, type VectorSettings } from '../../../src/search/vectors/settings.ts';
import { NOTHING_LEARNT, type VectorColumns } from '../../../src/search/vectors/vector-columns.ts';
import { type Direction, VectorSearch } from '../../../src/search/vectors/vector-search.ts';
import { buildIndex, type TestDocument } from '../../support/build-index.ts';

const SMALL: VectorSettings = {
  ...SETTINGS,
  leastDocuments: 3,
  leastStems: 50,
  leastTokens: 1000,
  dimensions: 16,
  passageStep: 20,
  passageLength: 30,
};
/** As many as dimensions, so that each is one. */
const TOPICS = 16;

/** Chance that is the same in every run. */
function chance(): (below: number) => number {
  let state = 1;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
}

/** Shows about a topic each. What the first topic is about, half of its shows call a car and the others an automobile. */
function shows(count: number): TestDocument[] {
  const below = chance();
  return Array.from({ length: count }, (_, id) => {
    const topic = id % TOPICS;
    const name = id % (2 * TOPICS) < TOPICS ? 'car' : 'automobil';
    const words = Array.from({ length: 90 }, () => {
      const word = below(24);
      if (word >= 16) return `all${'abcdefgh'[word - 16]}`;
      return topic === 0 && word < 2 ? name : `t${'abcdefghijklmnop'[topic]}w${'abcdefghijklmnop'[word]}`;
    });
    return { id, title: `t${'abcdefghijklmnop'[topic]}wo`, transcript: words.join(' and ') };
  });
}

describe('learnVectors', () => {
  let postings: Postings;
  let learnt: VectorColumns;
  let search: VectorSearch;

  beforeAll(() => {
    postings = buildIndex(shows(320)).postings;
    learnt = learnVectors(postings.columns, SMALL);
    search = new VectorSearch(learnt);
  });

  const termOf = (word: string): number => postings.vocabulary.find(word) ?? -1;
  const about = (...words: string[]): Direction | undefined =>
    search.direction(words.map((word) => ({ term: termOf(word) })));

  test('words that never meet but keep the same company are near', () => {
    const near = search.nearest(termOf('car'), 15).map(({ term }) => postings.vocabulary.term(term));
    expect(near).toContain('automobil');
    expect(near.every((word) => word === 'automobil' || word.startsWith('taw'))).toBe(true);
    expect(search.likeness(termOf('car'), termOf('automobil'))).toBeGreaterThan(0.7);
    expect(search.likeness(termOf('car'), termOf('tcwa'))).toBeLessThan(0.3);
  });

  test('likeness and nearest say the same', () => {
    for (const { term, cosine } of search.nearest(termOf('car'), 5)) {
      expect(search.likeness(termOf('car'), term)).toBeCloseTo(cosine, 3);
    }
  });

  test('a show is found by a word that it does not have', () => {
    const direction = about('automobil');
    const { best } = search.search(direction ?? expect.fail('the word has a vector'));
    const order = [...best.keys()].sort((a, b) => (best[b] ?? 0) - (best[a] ?? 0)).slice(0, 20);
    expect(order.every((document) => document % TOPICS === 0)).toBe(true);
    expect(order.some((document) => document % (2 * TOPICS) === 0)).toBe(true);
  });

  test('what is found has its place in the transcript, and a second place', () => {
    const { best, second, written, passage } = search.search(about('car') ?? expect.fail('the word has a vector'));
    const { first, last } = search.place(passage[0] ?? 0);
    expect(first).toBeGreaterThanOrEqual(0);
    expect(last).toBeLessThan(postings.columns.tokens[6] ?? 0);
    expect(last - first).toBeGreaterThan(20);
    expect(best[0]).toBeGreaterThanOrEqual(second[0] ?? 1);
    expect(second[0]).toBeGreaterThan(0.5);
    expect(written[0]).toBeGreaterThan(0.5);
    expect(written[1]).toBeLessThan(0.3);
  });

  test('a term without a vector is near nothing, and a question of such terms has no direction', () => {
    expect(search.knows(-1)).toBe(false);
    expect(search.nearest(-1, 5)).toEqual([]);
    expect(search.direction([{ term: -1 }])).toBeUndefined();
    expect(search.direction([])).toBeUndefined();
  });

  test('the same corpus makes the same bits', () => {
    expect(learnVectors(buildIndex(shows(320), 3).postings.columns, SMALL)).toEqual(learnt);
  });

  test.each([
    ['few stems', { leastStems: 1000 }],
    ['little text', { leastTokens: 1_000_000 }],
  ])('nothing is learnt of %s', (_, limits) => {
    expect(learnVectors(postings.columns, { ...SMALL, ...limits })).toBe(NOTHING_LEARNT);
  });
});

test('where nothing is learnt, nothing is near', () => {
  for (const documents of [[], shows(30)]) {
    const search = new VectorSearch(learnVectors(buildIndex(documents).postings.columns));
    expect(search.isEmpty).toBe(true);
    expect(search.direction([{ term: 0 }])).toBeUndefined();
    expect(search.nearest(0, 5)).toEqual([]);
  }
});
