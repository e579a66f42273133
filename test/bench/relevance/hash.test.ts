import { expect, test } from 'vitest';
import { Random, sample, splitOf } from '../../../bench/relevance/hash.ts';

const NUMBERS = Array.from({ length: 5000 }, (_, index) => index + 1);

test('three of five episodes are to tune on, and always the same ones', () => {
  const tune = NUMBERS.filter((number) => splitOf(number) === 'tune');
  expect(tune.length / NUMBERS.length).toBeCloseTo(0.6, 1);
  // Whoever changes these mixes what was tuned on into what is reported.
  expect(tune.slice(0, 12)).toEqual([2, 3, 5, 8, 9, 11, 15, 16, 18, 19, 21, 23]);
});

test('a sample is the same for the same values, in their order, and no part of the split', () => {
  const sampled = sample(NUMBERS, 1000, String);
  expect(sampled).toHaveLength(1000);
  expect(sampled).toEqual([...sampled].sort((a, b) => a - b));
  expect(sample([...NUMBERS].reverse(), 1000, String)).toEqual([...sampled].reverse());
  expect(sampled.filter((number) => splitOf(number) === 'tune').length / 1000).toBeCloseTo(0.6, 1);
  expect(sample([3, 1, 2], 3, String)).toEqual([3, 1, 2]);
});

test('a larger sample has all that a smaller one has', () => {
  const larger = new Set(sample(NUMBERS, 1000, String));
  expect(sample(NUMBERS, 100, String).every((number) => larger.has(number))).toBe(true);
});

test('chance is even, and the same for the same seed', () => {
  const counts = new Array<number>(8).fill(0);
  const random = new Random('seed');
  const again = new Random('seed');
  for (let draw = 0; draw < 8000; draw++) {
    const drawn = random.below(8);
    expect(again.below(8)).toBe(drawn);
    counts[drawn] = (counts[drawn] ?? 0) + 1;
  }
  for (const count of counts) expect(count).toBeGreaterThan(850);
});

test('some of many come each once, in their order', () => {
  const random = new Random('some');
  for (let draw = 0; draw < 50; draw++) {
    const some = random.some([1, 2, 3, 4, 5, 6], 3);
    expect(new Set(some).size).toBe(3);
    expect(some).toEqual([...some].sort((a, b) => a - b));
  }
  expect(random.some([1], 3)).toEqual([1]);
});
