/**
 * Regression trees whose leaves add up, in flat arrays: each tree is a run of nodes, the root first. A node asks whether a
 * feature is at most a threshold, and goes to `left` or to `right`; a negative one is a leaf, `~leaf` its number in `leaves`.
 */
export interface TreeEnsemble {
  /** Names of the features that the trees were grown on, in the order of a row. */
  readonly features: readonly string[];
  /** The root of each tree. */
  readonly roots: readonly number[];
  readonly feature: readonly number[];
  readonly threshold: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly leaves: readonly number[];
}

/** What the trees say of one row of features, which starts at `at`. Higher is better; only the order means something. */
export function treeScore(trees: TreeEnsemble, rows: ArrayLike<number>, at: number): number {
  let sum = 0;
  for (const root of trees.roots) {
    let node = root;
    while (node >= 0) {
      const value = rows[at + (trees.feature[node] as number)] as number;
      node = (value <= (trees.threshold[node] as number) ? trees.left[node] : trees.right[node]) as number;
    }
    sum += trees.leaves[~node] as number;
  }
  return sum;
}
