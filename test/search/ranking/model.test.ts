import { expect, test } from 'vitest';
import { MODEL } from '../../../src/search/ranking/model.ts';
import { RANKING_FEATURES } from '../../../src/search/ranking/ranking-features.ts';

test('the model was grown on the features that it is asked about', () => {
  expect(MODEL.features).toEqual([...RANKING_FEATURES]);
});

test('every way through a tree ends in a leaf', () => {
  for (const root of MODEL.roots) {
    const open = [root];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node < 0) expect(MODEL.leaves[~node]).toBeTypeOf('number');
      else open.push(MODEL.left[node] ?? Number.NaN, MODEL.right[node] ?? Number.NaN);
      expect(Number.isNaN(node)).toBe(false);
    }
  }
});
