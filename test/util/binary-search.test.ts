import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lowerBound, partitionPoint } from '../../src/util/binary-search.ts';

const ascending = fc.array(fc.nat(50)).map((numbers) => numbers.sort((a, b) => a - b));
const anyBounds = fc.tuple(fc.nat(20), fc.nat(20));

describe('lowerBound', () => {
  test('finds the first number that is not less, within its bounds', () => {
    fc.assert(
      fc.property(ascending, fc.integer({ min: -1, max: 51 }), anyBounds, (numbers, value, [a, b]) => {
        const from = Math.min(a, b, numbers.length);
        const to = Math.min(Math.max(a, b), numbers.length);
        const first = numbers.slice(from, to).findIndex((number) => number >= value);
        expect(lowerBound(numbers, value, from, to)).toBe(first === -1 ? to : from + first);
      }),
    );
  });

  test('looks through all numbers when no bounds are given', () => {
    expect(lowerBound(Uint32Array.of(2, 3, 5, 8), 4)).toBe(2);
    expect(lowerBound([], 4)).toBe(0);
  });
});

describe('partitionPoint', () => {
  test('finds where a predicate turns false, within its bounds', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), (from, size, point) => {
        const to = from + size;
        expect(partitionPoint(from, to, (index) => index < point)).toBe(Math.min(to, Math.max(from, point)));
      }),
    );
  });
});
