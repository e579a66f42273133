import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confusionColumns } from '../../../../src/search/expansion/asr-confusions/confusion-columns.ts';
import { Confusions } from '../../../../src/search/expansion/asr-confusions/confusions.ts';

const entry = fc.record({
  term: fc.nat(6),
  other: fc.nat(6),
  weight: fc.integer({ min: 0, max: 255 }).map((units) => units / 255),
  count: fc.nat(0xffff),
});

describe('Confusions', () => {
  test('returns what was stored, in descending order of weight', () => {
    const confusions = new Confusions(
      confusionColumns(
        [
          { term: 7, other: 3, weight: 0.2, count: 4 },
          { term: 7, other: 9, weight: 1, count: 2 },
          { term: 3, other: 7, weight: 0.6, count: 4 },
        ],
        5,
      ),
    );
    expect(confusions.of(7)).toEqual([
      { term: 9, weight: 1, count: 2 },
      { term: 3, weight: 0.2, count: 4 },
    ]);
    expect(confusions.of(3)).toEqual([{ term: 7, weight: 0.6, count: 4 }]);
    expect([0, 5, 8, 100].map((term) => confusions.of(term))).toEqual([[], [], [], []]);
  });

  test('keeps the highest weight of each pair, up to the maximum per term', () => {
    fc.assert(
      fc.property(fc.array(entry), fc.integer({ min: 1, max: 4 }), (entries, most) => {
        const confusions = new Confusions(confusionColumns(entries, most));
        for (let term = 0; term <= 6; term++) {
          const best = new Map<number, number>();
          for (const { other, weight } of entries.filter((one) => one.term === term)) {
            best.set(other, Math.max(weight, best.get(other) ?? 0));
          }
          const weights = [...best.values()].sort((a, b) => b - a).slice(0, most);
          expect(confusions.of(term).map(({ weight }) => weight)).toEqual(weights);
          for (const { term: other, weight } of confusions.of(term)) expect(weight).toBe(best.get(other));
        }
      }),
    );
  });

  test('caps counts that do not fit', () => {
    const [confusion] = new Confusions(confusionColumns([{ term: 1, other: 2, weight: 1, count: 70_000 }], 1)).of(1);
    expect(confusion?.count).toBe(65_535);
  });
});
