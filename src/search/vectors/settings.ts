import type { FieldName } from '../index/fields.ts';

/** Hyperparameters of {@link learnVectors}. */
export interface VectorSettings {
  /** The fields in which co-occurrences are counted. */
  readonly texts: readonly FieldName[];
  /** The fields that together are a document's metadata passage. */
  readonly metadata: readonly FieldName[];
  /** A stem in fewer documents has too few contexts to learn from. */
  readonly minDocuments: number;
  /** The most stems, by document frequency. At most 65,535, because a row is 16 bits. */
  readonly maxStems: number;
  /** A corpus with fewer stems is too small to learn from. */
  readonly minStems: number;
  /** And so is a corpus with fewer occurrences of them. */
  readonly minTokens: number;
  /** Neighbours on each side, not counting stop words. */
  readonly window: number;
  /** Components of a vector, a multiple of the kernel's lanes. */
  readonly dimensions: number;
  /** Further dimensions of the subspace, for accuracy. Also a multiple of the lanes. */
  readonly oversampling: number;
  /** Power iterations; each makes the smaller eigenvectors more accurate. */
  readonly iterations: number;
  readonly seed: number;
  /** SIF's a: a stem of relative frequency f has the weight a / (a + f) (Arora, Liang and Ma, 2017). */
  readonly sifA: number;
  /** How many common components are removed from passages and queries. */
  readonly commonComponents: number;
  /** Stems from the start of a passage to the start of the next. */
  readonly passageStep: number;
  /** Stems in a passage. */
  readonly passageLength: number;
}

/**
 * Tuned on the half-remembered questions of the training split. Vectors learnt from 120 shows help with paraphrased
 * questions as much as those of the whole corpus; from 30 shows they help as often as they harm. `minStems` and
 * `minTokens` are what 120 shows have.
 */
export const SETTINGS: VectorSettings = {
  texts: ['transcript', 'notes', 'title', 'summary', 'tags', 'comments'],
  metadata: ['title', 'summary', 'tags', 'notes'],
  minDocuments: 8,
  maxStems: 60_000,
  minStems: 1_800,
  minTokens: 200_000,
  window: 8,
  dimensions: 128,
  oversampling: 16,
  iterations: 8,
  seed: 1,
  sifA: 1e-3,
  commonComponents: 1,
  passageStep: 90,
  passageLength: 120,
};
