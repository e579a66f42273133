import { describe, expect, test } from 'vitest';
import { judge, measure } from '../../../bench/relevance/metrics.ts';
import type { Question } from '../../../bench/relevance/question.ts';

const QUESTION: Question = { set: 'title', id: 'title 7', text: 'kettles', answers: [7, 8], archive: 'whole' };
const SPOKEN: Question = { ...QUESTION, set: 'spoken', answers: [7], word: 500 };

function ids(...numbers: number[]): { id: number }[] {
  return numbers.map((id) => ({ id }));
}

describe('an answer', () => {
  test('has the place of the first right episode, whichever of them it is', () => {
    expect(judge(QUESTION, ids(1, 8, 7), 1)).toMatchObject({ rank: 2, first: 1 });
    expect(judge(QUESTION, ids(7), 1)).toMatchObject({ rank: 1, first: 7 });
  });

  test('has none below the first ten, or where nothing was found', () => {
    expect(judge(QUESTION, ids(11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 7), 1)).not.toHaveProperty('rank');
    expect(judge(QUESTION, [], 1)).toEqual({ question: QUESTION, ms: 1 });
  });

  test('is in the right place within a hundred words, in the right episode', () => {
    const placed = (...ranked: { id: number; word?: number }[]): boolean | undefined => judge(SPOKEN, ranked, 1).placed;
    expect(placed({ id: 7, word: 600 })).toBe(true);
    expect(placed({ id: 7, word: 399 })).toBe(false);
    expect(placed({ id: 7, word: 601 })).toBe(false);
    expect(placed({ id: 9, word: 500 }, { id: 7, word: 2 })).toBe(false);
    expect(placed({ id: 9, word: 500 })).toBe(false);
    expect(placed({ id: 7 })).toBeUndefined();
  });
});

test('the figures of a set', () => {
  const outcomes = [
    judge(QUESTION, ids(7), 1),
    judge(QUESTION, ids(1, 2, 3, 7), 2),
    judge(QUESTION, ids(1, 2), 3),
    judge(QUESTION, [], 4),
  ];
  expect(measure(outcomes)).toEqual({
    questions: 4,
    mrr: (1 + 1 / 4) / 4,
    recall1: 0.25,
    recall10: 0.5,
    nothing: 0.25,
    p50: 2,
    p95: 4,
    p99: 4,
  });
});

test('a place that was asked for and not found counts as wrong', () => {
  const found = judge(SPOKEN, [{ id: 7, word: 510 }], 1);
  const elsewhere = judge(SPOKEN, [{ id: 9, word: 510 }], 1);
  expect(measure([found, elsewhere, judge(SPOKEN, [], 1)]).placed).toBeCloseTo(1 / 3);
});
