import { expect, test } from 'vitest';
import { type Constants, type DescentOptions, descend } from '../../../bench/relevance/descend.ts';

const OPTIONS: DescentOptions = { rounds: 30, refinements: 4, minGain: 1e-9 };

/** A hill with its top at boost 8, share 0.3. */
function hill({ boost = 0, share = 0 }: Constants): number {
  return -((Math.log2(boost) - 3) ** 2) - 10 * (share - 0.3) ** 2;
}

test('climbs to the top of a hill, one constant after the other', () => {
  const { constants, score } = descend(
    { boost: 1, share: 0.9 },
    { boost: { times: 2 }, share: { add: 0.2 } },
    hill,
    OPTIONS,
  );
  expect(constants['boost']).toBeCloseTo(8);
  expect(constants['share']).toBeCloseTo(0.3);
  expect(score).toBeCloseTo(0);
});

test('leaves constants without a step alone, and stays within bounds', () => {
  const { constants } = descend({ boost: 1, share: 0.9 }, { boost: { times: 2, max: 5 } }, hill, OPTIONS);
  expect(constants).toEqual({ boost: 5, share: 0.9 });
});

test('does not move for too small a gain', () => {
  const start = { boost: 7, share: 0.3 };
  expect(descend(start, { boost: { times: 2 } }, hill, { ...OPTIONS, minGain: 0.5 }).constants).toEqual(start);
});

test('asks for no setting twice, and ends after its rounds', () => {
  const asked: string[] = [];
  const evaluate = (constants: Constants): number => {
    asked.push(JSON.stringify(constants));
    return hill(constants);
  };
  const { evaluations } = descend(
    { boost: 1, share: 0.9 },
    { boost: { times: 2 }, share: { add: 0.2 } },
    evaluate,
    OPTIONS,
  );
  expect(new Set(asked).size).toBe(asked.length);
  expect(evaluations).toBe(asked.length);
  expect(descend({ boost: 1 }, { boost: { times: 2 } }, hill, { ...OPTIONS, rounds: 0 }).constants).toEqual({
    boost: 1,
  });
});

test('does not guess a constant that is not there', () => {
  expect(() => descend({}, { boost: { times: 2 } }, hill, OPTIONS)).toThrow('boost');
});
