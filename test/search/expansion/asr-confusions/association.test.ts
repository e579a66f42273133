import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { association } from '../../../../src/search/expansion/asr-confusions/association.ts';

/** Dunning's ratio by its definition: the sum over the cells of observed × log(observed / expected). */
function byCells(both: number, first: number, second: number, all: number): number {
  const cells = [
    [both, first * second],
    [first - both, first * (all - second)],
    [second - both, (all - first) * second],
    [all - first - second + both, (all - first) * (all - second)],
  ] as const;
  return cells.reduce((sum, [found, margins]) => sum + (found > 0 ? found * Math.log((found * all) / margins) : 0), 0);
}

const table = fc
  .tuple(fc.nat(30), fc.nat(30), fc.nat(30), fc.integer({ min: 1, max: 200 }))
  .map(([both, onlyFirst, onlySecond, neither]) => ({
    both,
    first: both + onlyFirst,
    second: both + onlySecond,
    all: both + onlyFirst + onlySecond + neither,
  }));

describe('association', () => {
  test('is the log-likelihood ratio for events that occur together, and 0 for others', () => {
    fc.assert(
      fc.property(table, ({ both, first, second, all }) => {
        const expected = both * all > first * second ? byCells(both, first, second, all) : 0;
        expect(association(both, first, second, all)).toBeCloseTo(expected, 6);
      }),
    );
  });

  test('grows with more observations', () => {
    expect(association(8, 10, 20, 1000)).toBeGreaterThan(association(4, 5, 20, 1000));
    expect(association(4, 5, 20, 1000)).toBeGreaterThan(association(4, 5, 200, 1000));
  });
});
