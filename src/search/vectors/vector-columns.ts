/**
 * What is learnt of a corpus, as columns of a snapshot: a vector for each stem and for each passage. Rows of vectors are
 * `dimensions` signed bytes; only their direction means anything.
 */
export interface VectorColumns {
  /** The terms that have a vector, ascending: a row each. None when the corpus is too small to learn from. */
  readonly vectorTerms: Uint32Array;
  /** The vector of each term. */
  readonly vectorWords: Int8Array;
  /** How much each term counts in a sum: SIF's a / (a + frequency). */
  readonly vectorWeights: Float32Array;
  /** The directions that all passages share, and that are taken out of questions too: unit vectors end to end. */
  readonly vectorCommon: Float32Array;
  /** Where each document's passages start; one more closes the last. The first of a document is what is written about it. */
  readonly passageStarts: Uint32Array;
  /** The first and the last token of each passage in its transcript; 0 and 0 for what is written. */
  readonly passageFirsts: Uint32Array;
  readonly passageLasts: Uint32Array;
  /** The vector of each passage. */
  readonly passageVectors: Int8Array;
}

/** Of a corpus that nothing is learnt from, or not yet. */
export const NOTHING_LEARNT: VectorColumns = {
  vectorTerms: new Uint32Array(),
  vectorWords: new Int8Array(),
  vectorWeights: new Float32Array(),
  vectorCommon: new Float32Array(),
  passageStarts: new Uint32Array(1),
  passageFirsts: new Uint32Array(),
  passageLasts: new Uint32Array(),
  passageVectors: new Int8Array(),
};

/** The numbers in a vector; 0 when nothing was learnt. */
export function dimensionsOf({ vectorTerms, vectorWords }: VectorColumns): number {
  return vectorTerms.length === 0 ? 0 : vectorWords.length / vectorTerms.length;
}
