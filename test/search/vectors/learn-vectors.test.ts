import { beforeAll, describe, expect, test } from 'vitest';
import type { Postings } from '../../../src/search/index/postings.ts';
import { learnVectors } from '../../../src/search/vectors/learn-vectors.ts';
import { SETTINGS, type VectorSettings } from '../../../src/search/vectors/settings.ts';
import { NO_VECTORS, type VectorColumns } from '../../../src/search/vectors/vector-columns.ts';
import { type Direction, VectorSearch } from '../../../src/search/vectors/vector-search.ts';
import { buildIndex, type TestDocument } from '../../support/build-index.ts';

const SMALL: VectorSettings = {
  ...SETTINGS,
  minDocuments: 3,
  minStems: 50,
  minTokens: 1000,
  dimensions: 16,
  passageStep: 20,
  passageLength: 30,
};
/** One topic per dimension. */
const TOPICS = 16;

/** A seeded linear congruential generator. */
function seededRandom(): (below: number) => number {
  let state = 1;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
}

/**
 * Shows with one topic each. The first topic has planted synonyms: half of its shows say car, the others automobile.
 */
function shows(count: number): TestDocument[] {
  const below = seededRandom();
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
    learnt = learnVectors(postings.columns, { settings: SMALL });
    search = new VectorSearch(learnt);
  });

  const termOf = (word: string): number => postings.vocabulary.find(word) ?? -1;
  const about = (...words: string[]): Direction | undefined =>
    search.direction(words.map((word) => ({ term: termOf(word) })));

  test('synonyms that never co-occur but share their contexts are nearest neighbours', () => {
    const near = search.nearest(termOf('car'), 15).map(({ term }) => postings.vocabulary.term(term));
    expect(near).toContain('automobil');
    expect(near.every((word) => word === 'automobil' || word.startsWith('taw'))).toBe(true);
    expect(search.cosine(termOf('car'), termOf('automobil'))).toBeGreaterThan(0.7);
    expect(search.cosine(termOf('car'), termOf('tcwa'))).toBeLessThan(0.3);
  });

  test('cosine and nearest agree', () => {
    for (const { term, cosine } of search.nearest(termOf('car'), 5)) {
      expect(search.cosine(termOf('car'), term)).toBeCloseTo(cosine, 3);
    }
  });

  test('a show is found by a synonym that it does not contain', () => {
    const direction = about('automobil');
    const { nearness } = search.search(direction ?? expect.fail('the word has a vector'));
    const order = [...nearness.keys()].sort((a, b) => (nearness[b] ?? 0) - (nearness[a] ?? 0)).slice(0, 20);
    expect(order.every((document) => document % TOPICS === 0)).toBe(true);
    expect(order.some((document) => document % (2 * TOPICS) === 0)).toBe(true);
  });

  test('a synonym may stand for a word, and counts less than the word itself', () => {
    const near = search.nearTo(termOf('car')) ?? expect.fail('the word has near words');
    const weight = near.weights[near.terms.indexOf(termOf('automobil'))] ?? 0;
    expect(weight).toBeGreaterThan(0.15);
    expect(weight).toBeLessThan(0.5);
    expect(near.terms).not.toContain(termOf('tcwa'));
    expect(search.nearTo(-1)).toBeUndefined();
  });

  test('a document has the tokens of its best passage, and the cosine of its second best', () => {
    const near = search.search(about('car') ?? expect.fail('the word has a vector'));
    const { best, second, written, passage } = near.of(0);
    const { first, last } = search.tokensOf(passage);
    expect(first).toBeGreaterThanOrEqual(0);
    expect(last).toBeLessThan(postings.columns.tokens[6] ?? 0);
    expect(last - first).toBeGreaterThan(20);
    expect(best).toBeGreaterThanOrEqual(second);
    expect(second).toBeGreaterThan(0.5);
    expect(written).toBeGreaterThan(0.5);
    expect(near.of(1).written).toBeLessThan(0.3);
  });

  test('documents are ranked by cosine, each with its weight', () => {
    const weighted = new VectorSearch(learnt, { second: 0.25, written: 0.5 });
    const { nearness, of } = weighted.search(about('car', 'tcwa') ?? expect.fail('the words have vectors'));
    const values = Array.from(nearness, (_, document) => {
      const { best, second, written } = of(document);
      return best + 0.25 * Math.max(0, second) + 0.5 * written;
    });
    const factor = (values[0] ?? 0) / (nearness[0] ?? 1);
    nearness.forEach((near, document) => {
      expect(near * factor).toBeCloseTo(values[document] ?? Number.NaN, 4);
    });
  });

  test("a term's similarity to several others is that of the nearest", () => {
    const many = Array.from({ length: 80 }, (_, term) => learnt.vectorTerms[term % learnt.vectorTerms.length] ?? 0);
    for (const others of [[], [termOf('tcwa')], [termOf('tcwa'), -1, termOf('automobil')], many]) {
      const similarity = search.similarityTo(others);
      for (const term of [termOf('car'), termOf('tcwb'), -1]) {
        expect(similarity(term)).toBe(Math.max(0, ...others.map((other) => search.cosine(term, other))));
      }
    }
  });

  test('a term without a vector has no neighbours, and a query of such terms has no direction', () => {
    expect(search.knows(-1)).toBe(false);
    expect(search.nearest(-1, 5)).toEqual([]);
    expect(search.direction([{ term: -1 }])).toBeUndefined();
    expect(search.direction([])).toBeUndefined();
  });

  test('learning is deterministic, to the byte', () => {
    expect(learnVectors(buildIndex(shows(320), 3).postings.columns, { settings: SMALL })).toEqual(learnt);
  });

  test.each([
    ['few stems', { minStems: 1000 }],
    ['little text', { minTokens: 1_000_000 }],
  ])('nothing is learnt from %s', (_, limits) => {
    expect(learnVectors(postings.columns, { settings: { ...SMALL, ...limits } })).toBe(NO_VECTORS);
  });
});

test('without vectors, every search is empty', () => {
  for (const documents of [[], shows(30)]) {
    const search = new VectorSearch(learnVectors(buildIndex(documents).postings.columns));
    expect(search.isEmpty).toBe(true);
    expect(search.direction([{ term: 0 }])).toBeUndefined();
    expect(search.nearest(0, 5)).toEqual([]);
  }
});
