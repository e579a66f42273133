import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import openWabt from 'wabt';
import type { TreeEnsemble } from '../../../src/search/ranking/tree-ensemble.ts';
import { TREE_KERNEL_BYTES } from '../../../src/search/ranking/tree-kernel-bytes.ts';
import { TreeScorer } from '../../../src/search/ranking/tree-scorer.ts';

test('the bytes are what tree-kernel.wat assembles to (if not, run scripts/assemble-kernels.mjs)', async () => {
  const source = readFileSync(new URL('../../../src/search/ranking/tree-kernel.wat', import.meta.url), 'utf8');
  const { buffer } = (await openWabt()).parseWat('tree-kernel.wat', source).toBinary({});
  expect(Buffer.from(buffer).toString('base64')).toBe(TREE_KERNEL_BYTES);
});

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
  const rows = Float32Array.of(1, 99, 2, 5, 2, 6);
  expect([...new TreeScorer(trees).scores(rows)]).toEqual([10.5, 20.5, 30.5]);
});

/** The definition: walks each tree from its root to a leaf. */
function walk(ensemble: TreeEnsemble, row: readonly number[]): number {
  let sum = 0;
  for (let node of ensemble.roots) {
    while (node >= 0) {
      const goesLeft = (row[ensemble.feature[node] ?? 0] ?? 0) <= (ensemble.threshold[node] ?? 0);
      node = (goesLeft ? ensemble.left[node] : ensemble.right[node]) ?? 0;
    }
    sum += ensemble.leaves[~node] ?? Number.NaN;
  }
  return sum;
}

const FEATURES = 4;
/** Whole numbers, and numbers that single precision rounds up or down. */
const value = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(0.1, -0.1, 0.7, -0.7, 1 / 3, 1e-50, -1e-50, 0.30000001192092896),
);

/** Trees that split a leaf at a time, each time the leaf with the drawn number. */
const ensembles = fc
  .array(
    fc.array(fc.record({ leaf: fc.nat(), feature: fc.nat({ max: FEATURES - 1 }), threshold: value }), {
      maxLength: 31,
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((grown): TreeEnsemble => {
    const feature: number[] = [];
    const threshold: number[] = [];
    const left: number[] = [];
    const right: number[] = [];
    const leaves: number[] = [];
    const leaf = (): number => ~(leaves.push(leaves.length * 0.1 - 1) - 1);
    const roots = grown.map((splits) => {
      let root = leaf();
      const ends: { end: number; attach: (node: number) => void }[] = [
        {
          end: root,
          attach: (node) => {
            root = node;
          },
        },
      ];
      for (const split of splits) {
        const [chosen] = ends.splice(split.leaf % ends.length, 1);
        const node = feature.push(split.feature) - 1;
        threshold.push(split.threshold);
        left.push(chosen?.end ?? 0);
        right.push(leaf());
        chosen?.attach(node);
        for (const side of [left, right]) {
          ends.push({
            end: side[node] ?? 0,
            attach: (other) => {
              side[node] = other;
            },
          });
        }
      }
      return root;
    });
    return { features: ['a', 'b', 'c', 'd'], roots, feature, threshold, left, right, leaves };
  });

test('every row has the score that a walk from the root of each tree gives', () => {
  const row = fc.array(value, { minLength: FEATURES, maxLength: FEATURES });
  fc.assert(
    fc.property(ensembles, fc.array(row, { maxLength: 9 }), (ensemble, rows) => {
      const scores = new TreeScorer(ensemble).scores(Float32Array.from(rows.flat()));
      expect([...scores]).toEqual(rows.map((one) => walk(ensemble, one.map(Math.fround))));
    }),
    { numRuns: 300 },
  );
});

test('any number of rows gets scores', () => {
  const rows = Float32Array.from({ length: 2 * 1000 }, (_, at) => at % 7);
  const scores = new TreeScorer(trees).scores(rows);
  expect([...scores]).toEqual(
    Array.from({ length: 1000 }, (_, row) => walk(trees, [...rows.slice(2 * row, 2 * row + 2)])),
  );
});

test('a tree with more leaves than a number has bits is rejected', () => {
  const nodes = Array.from({ length: 32 }, (_, node) => node);
  const deep: TreeEnsemble = {
    features: ['a'],
    roots: [0],
    feature: nodes.map(() => 0),
    threshold: nodes,
    left: nodes.map((node) => ~node),
    right: nodes.map((node) => (node < 31 ? node + 1 : ~32)),
    leaves: [...nodes, 32],
  };
  expect(() => new TreeScorer(deep)).toThrow(RangeError);
});
