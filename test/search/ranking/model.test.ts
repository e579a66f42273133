import { expect, test } from 'vitest';
import { MODEL, WORDS_MODEL } from '../../../src/search/ranking/model.ts';
import { RANKING_FEATURES } from '../../../src/search/ranking/ranking-features.ts';

test.each([MODEL, WORDS_MODEL])('the model was trained on the same features that it scores', ({ features }) => {
  expect(features).toEqual([...RANKING_FEATURES]);
});

test.each([MODEL, WORDS_MODEL])('every path through a tree ends in a leaf', ({ roots, left, right, leaves }) => {
  for (const root of roots) {
    const open = [root];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node < 0) expect(leaves[~node]).toBeTypeOf('number');
      else open.push(left[node] ?? Number.NaN, right[node] ?? Number.NaN);
      expect(Number.isNaN(node)).toBe(false);
    }
  }
});
