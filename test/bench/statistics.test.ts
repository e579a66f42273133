import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { median, percentile, summarise } from '../../bench/statistics.ts';

const HUNDRED = Array.from({ length: 100 }, (_, index) => 100 - index);

describe('a percentile', () => {
  test('is the nearest rank, whatever the order of the values', () => {
    expect(summarise(HUNDRED)).toEqual({ p50: 50, p95: 95, p99: 99, max: 100 });
    expect(summarise([7])).toEqual({ p50: 7, p95: 7, p99: 7, max: 7 });
  });

  test('is the smallest value that the given share does not exceed', () => {
    const values = fc.array(fc.integer(), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 100 }), (times, percent) => {
        const value = percentile(times, percent);
        const share = (limit: number): number => times.filter((time) => time <= limit).length / times.length;
        expect(times).toContain(value);
        expect(share(value) * 100).toBeGreaterThanOrEqual(percent);
        for (const smaller of times.filter((time) => time < value)) expect(share(smaller) * 100).toBeLessThan(percent);
      }),
      { seed: 5 },
    );
  });

  test('of nothing is not a number', () => {
    expect(percentile([], 50)).toBeNaN();
  });
});

test('a median is the middle, or between the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([9, 1, 5, 6])).toBe(5.5);
  expect(median([])).toBeNaN();
});
