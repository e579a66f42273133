import fc from 'fast-check';
import { expect, test } from 'vitest';
import { greatest, topOf } from '../../src/util/top.ts';

const values = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 });

test('the first integers in an order are those of a full sort', () => {
  fc.assert(
    fc.property(values, fc.nat({ max: 70 }), (numbers, limit) => {
      const before = (a: number, b: number): number => (numbers[b] ?? 0) - (numbers[a] ?? 0) || a - b;
      const sorted = [...numbers.keys()].sort(before);
      expect(topOf(numbers.length, limit, before)).toEqual(sorted.slice(0, limit));
    }),
  );
});

test('the greatest values are those of a full sort, of equal ones the greater number first', () => {
  fc.assert(
    fc.property(values, fc.nat({ max: 70 }), (numbers, limit) => {
      const indexes = [...numbers.keys()];
      const ids = Uint32Array.from(indexes, (index) => (index * 37) % 101);
      const byValue = (a: number, b: number): number => (numbers[b] ?? 0) - (numbers[a] ?? 0);
      const byId = indexes.toSorted((a, b) => byValue(a, b) || (ids[b] ?? 0) - (ids[a] ?? 0));
      expect(greatest(Float64Array.from(numbers), limit, ids)).toEqual(byId.slice(0, limit));
      const byIndex = indexes.toSorted((a, b) => byValue(a, b) || b - a);
      expect(greatest(Float64Array.from(numbers), limit)).toEqual(byIndex.slice(0, limit));
    }),
  );
});
