import { expect, test } from 'vitest';
import { lookAtMentioned } from '../../../src/search/ranking/mentioned.ts';
import type { WeightedTermGroup } from '../../../src/search/ranking/weighted-term-group.ts';

const groupAt = (position: number, idf: number): WeightedTermGroup => ({
  group: { presence: 'optional', position, variants: [] },
  idf,
  weight: idf,
  dropped: false,
  postingLists: [],
});
const groups = [groupAt(0, 3), groupAt(1, 3), groupAt(2, 1)];
// The host's name is said most in show 3, which is of somebody else; `vim` most in show 0.
const pooledByGroup = [
  [1, 1, 1, 9],
  [1, 1, 1, 9],
  [4, 2, 0, 1],
].map((counts) => Float32Array.from(counts));
const dave = { documents: new Set([0, 1, 2]), from: 0, to: 2 };
const limits = { depth: 5, pooledK1: 4 };

test('the shows of a named host are looked at by the rest of the query, and the name does not count', () => {
  const named = lookAtMentioned([dave], groups, { pooledByGroup }, limits) ?? expect.fail('somebody is named');
  expect(named.best).toEqual([0, 1]);
  expect([0, 1, 2, 3].map(named.share)).toEqual([1, 1, 1, 0]);
  expect(named.rest(0)).toBe(1);
  expect(named.rest(1)).toBeGreaterThan(0);
  expect(named.rest(1)).toBeLessThan(1);
  expect(named.rest(3)).toBe(0);
});

test('a query that names nobody, or says nothing else, is left alone', () => {
  expect(lookAtMentioned([], groups, { pooledByGroup }, limits)).toBeUndefined();
  expect(lookAtMentioned([{ ...dave, to: 3 }], groups, { pooledByGroup }, limits)).toBeUndefined();
});
