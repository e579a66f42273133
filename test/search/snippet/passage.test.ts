import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestPassage, type TermMatch } from '../../../src/search/snippet/passage.ts';

const occurrences = fc
  .array(fc.record({ position: fc.integer({ min: 0, max: 60 }), group: fc.integer({ min: 0, max: 3 }) }), {
    maxLength: 20,
  })
  .map((list): TermMatch[] =>
    list.map((one) => ({ ...one, span: 1, weight: one.group + 1 })).sort((a, b) => a.position - b.position),
  );

function weightWithin(list: readonly TermMatch[], first: number, last: number): number {
  const groups = new Set(
    list.filter(({ position }) => position >= first && position <= last).map(({ group }) => group),
  );
  return [...groups].reduce((sum, group) => sum + group + 1, 0);
}

describe('bestPassage', () => {
  test('no other passage of that length has more matches, or as many in less space', () => {
    fc.assert(
      fc.property(occurrences, fc.integer({ min: 1, max: 20 }), (list, span) => {
        const best = bestPassage(list, span);
        if (!best) {
          expect(list).toEqual([]);
          return;
        }
        expect(best.last - best.first).toBeLessThan(span);
        expect(best.weight).toBeCloseTo(weightWithin(list, best.first, best.last), 9);
        for (const { position: first } of list) {
          for (const { position: last } of list) {
            if (last < first || last - first >= span) continue;
            const weight = weightWithin(list, first, last);
            expect(weight).toBeLessThanOrEqual(best.weight + 1e-9);
            if (weight > best.weight - 1e-9) expect(last - first).toBeGreaterThanOrEqual(best.last - best.first);
          }
        }
      }),
    );
  });

  test('is the first of equally good ones', () => {
    const list = [3, 30, 50].map((position) => ({ position, span: 1, group: 1, weight: 1 }));
    expect(bestPassage(list, 10)).toEqual({ first: 3, last: 3, weight: 1 });
  });
});
