/**
 * Regression trees whose leaves add up, in flat arrays: each tree is a run of nodes, the root first. A node asks whether a
 * feature is at most a threshold, and goes to `left` or to `right`; a negative one is a leaf, `~leaf` its number in `leaves`.
 * The form in which a model is kept; `TreeScorer` computes with it.
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
