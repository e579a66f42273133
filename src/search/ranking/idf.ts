import type { Postings } from '../index/postings.ts';

/**
 * BM25's inverse document frequency in Lucene's form, `ln(1 + (N - n + 0.5) / (n + 0.5))`: never negative, even for a term
 * in more than half of the documents.
 *
 * Source: Robertson and Zaragoza (2009), equation 3.3, plus 1 inside the logarithm as in Lucene's `BM25Similarity.idf`.
 *
 * @param documentCount N, all documents.
 * @param frequency n, the documents that have the term: 0 to N.
 */
export function inverseDocumentFrequency(documentCount: number, frequency: number): number {
  return Math.log(1 + (documentCount - frequency + 0.5) / (frequency + 0.5));
}

/**
 * lunr's idf (`lunr.idf`): n is the sum of the term's document frequencies over all fields, so it can exceed N, and the
 * ratio's absolute value is taken.
 */
export function lunrIdf(postings: Postings, term: number): number {
  const frequency = postings.documentFrequency(term);
  return Math.log(1 + Math.abs((postings.documentCount - frequency + 0.5) / (frequency + 0.5)));
}

/**
 * Smoothed idf for short texts such as names, `ln(1 + N / n)`: a word that nothing has counts like one that a single name has.
 *
 * @param count N, all names.
 * @param frequency n, the names that have the word.
 */
export function smoothedIdf(count: number, frequency: number): number {
  return Math.log(1 + count / Math.max(1, frequency));
}
