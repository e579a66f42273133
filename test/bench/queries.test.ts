import { expect, test } from 'vitest';
import { querySet, typedSet } from '../../bench/queries.ts';

const words = (text: string): number => text.split(' ').length;

test('the query set is what it says: two hundred short queries and twenty of thirty words, no two the same', () => {
  const set = querySet();
  const long = set.filter(({ kind }) => kind === 'long');
  const short = set.filter(({ kind }) => kind !== 'long');
  expect(short.length).toBeGreaterThanOrEqual(200);
  expect(Math.max(...short.map(({ text }) => words(text)))).toBeLessThanOrEqual(5);
  expect(long.map(({ text }) => words(text))).toEqual(Array(20).fill(30));
  expect(new Set(set.map(({ text }) => text)).size).toBe(set.length);
});

test('any run of queries has all kinds in it, so that none is measured apart from the others', () => {
  const kinds = new Set(querySet().map(({ kind }) => kind));
  const first = new Set(
    querySet()
      .slice(0, 40)
      .map(({ kind }) => kind),
  );
  expect(first).toEqual(kinds);
});

test('sixty queries are typed, each to its last letter', () => {
  const texts = new Set(querySet().map(({ text }) => text));
  const ends = typedSet().filter((typed, place) => !typedSet()[place + 1]?.startsWith(typed));
  expect(ends).toHaveLength(60);
  expect(ends.every((text) => texts.has(text))).toBe(true);
});
