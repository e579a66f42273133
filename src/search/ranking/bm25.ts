import { FIELD_COUNT } from '../index/columns.ts';
import type { Postings } from '../index/postings.ts';

/** BM25's free parameters. */
export interface Bm25Parameters {
  /** Term-frequency saturation: how fast further occurrences of a term stop adding to the score. Usual values are 1.2 to 2. */
  readonly k1: number;
  /** Length normalisation: 0 ignores a field's length, 1 divides by it in full. The usual value is 0.75. */
  readonly b: number;
}

/**
 * The saturated term frequency of BM25, `tf * (k1 + 1) / (tf + norm)`: 1 for one occurrence in a field of average length,
 * and never more than `k1 + 1`. A term's BM25 score is its idf times this.
 *
 * Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), equation 3.15.
 *
 * @param frequency Occurrences of the term in the field, 0 or more; may be a weighted sum.
 * @param norm The field's length norm, see {@link lengthNorms}.
 */
export function saturate(frequency: number, norm: number, k1: number): number {
  return (frequency * (k1 + 1)) / (frequency + norm);
}

/**
 * The part of BM25's denominator that does not depend on the term, `k1 * (1 - b + b * length / averageLength)`, for each
 * document by its number.
 *
 * @param averageLength Terms in the field of an average document: `postings.averageLength(field)`, or {@link lunrAverageLength}.
 */
export function lengthNorms(
  postings: Postings,
  field: number,
  averageLength: number,
  { k1, b }: Bm25Parameters,
): Float64Array {
  const { lengths } = postings.columns;
  return Float64Array.from({ length: postings.documentCount }, (_, document) => {
    const length = lengths[document * FIELD_COUNT + field] as number;
    return k1 * (1 - b + b * (length / averageLength));
  });
}

/** lunr's default parameters. */
export const LUNR_BM25: Bm25Parameters = { k1: 1.2, b: 0.75 };

/** lunr's average length of a field: over all documents, including those without the field. NaN for no documents. */
export function lunrAverageLength({ columns, documentCount }: Postings, field: number): number {
  let total = 0;
  for (let document = 0; document < documentCount; document++) {
    total += columns.lengths[document * FIELD_COUNT + field] as number;
  }
  return total / documentCount;
}

/**
 * lunr's BM25 score of a term in a field, in the order of operations of `lunr.Builder.createFieldVectors`, so that it agrees
 * to the last bit. lunr rounds each score to three decimals.
 */
export function lunrTermScore(idf: number, frequency: number, norm: number, boost: number): number {
  const score = ((idf * ((LUNR_BM25.k1 + 1) * frequency)) / (norm + frequency)) * boost;
  return Math.round(score * 1000) / 1000;
}
