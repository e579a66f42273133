import { expect, test } from 'vitest';
import { type TreeEnsemble, treeScore } from '../../../src/search/ranking/tree-ensemble.ts';

/** One tree that asks twice, and one that is a leaf. */
const trees: TreeEnsemble = {
  features: ['a', 'b'],
  roots: [0, ~3],
  feature: [0, 1],
  threshold: [1, 5],
  left: [~0, ~1],
  right: [1, ~2],
  leaves: [10, 20, 30, 0.5],
};

test('the leaves that a row falls into add up; a value on the threshold goes left', () => {
  const rows = [1, 99, 2, 5, 2, 6];
  expect([0, 2, 4].map((at) => treeScore(trees, rows, at))).toEqual([10.5, 20.5, 30.5]);
});
