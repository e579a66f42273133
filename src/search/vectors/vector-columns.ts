import type { NearWordColumns } from './near-words.ts';

/**
 * The vectors of stems and passages, as columns of a snapshot. A vector is `dimensions` signed bytes (see
 * {@link dimensionsOf}); its length carries no meaning, so compare vectors by cosine.
 */
export interface VectorColumns extends NearWordColumns {
  /** The terms that have a vector, ascending. Empty when the corpus is too small to learn from. */
  readonly vectorTerms: Uint32Array;
  /** The vector of each of those terms, concatenated. */
  readonly vectorWords: Int8Array;
  /** The SIF weight of each of those terms, a / (a + frequency). */
  readonly vectorWeights: Float32Array;
  /** The common components of all passages, which queries are stripped of too: unit vectors, concatenated. */
  readonly vectorCommon: Float32Array;
  /** The first passage of each document, its metadata passage; and after the last document the number of passages. */
  readonly passageStarts: Uint32Array;
  /** The ordinals of each passage's first and last token in its transcript; both 0 for a metadata passage. */
  readonly passageFirsts: Uint32Array;
  readonly passageLasts: Uint32Array;
  /** The vector of each passage, concatenated. */
  readonly passageVectors: Int8Array;
}

/** The columns of a corpus that is too small to learn from, or whose vectors are not learnt yet. */
export const NO_VECTORS: VectorColumns = {
  vectorTerms: new Uint32Array(),
  vectorWords: new Int8Array(),
  vectorWeights: new Float32Array(),
  vectorCommon: new Float32Array(),
  passageStarts: new Uint32Array(1),
  passageFirsts: new Uint32Array(),
  passageLasts: new Uint32Array(),
  passageVectors: new Int8Array(),
  nearStarts: new Uint32Array(1),
  nearTerms: new Uint32Array(),
  nearWeights: new Uint8Array(),
};

/** The components of a vector; 0 for {@link NO_VECTORS}. */
export function dimensionsOf({ vectorTerms, vectorWords }: VectorColumns): number {
  return vectorTerms.length === 0 ? 0 : vectorWords.length / vectorTerms.length;
}
