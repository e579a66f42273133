import type { UintColumn } from './columns.ts';
import { surfaceFormOf } from './token-context.ts';

/**
 * The postings of something in one field: a run of postings, ascending by document. The columns are the index's own for
 * a term, and made for the query for a phrase.
 */
export interface PostingList {
  /** The document of each posting. */
  readonly documents: UintColumn;
  /** Where each posting starts in `positions`; the next one's start ends it. */
  readonly starts: Uint32Array;
  /** Ordinals of tokens in the field's text, ascending within a posting. */
  readonly positions: UintColumn;
  /** The first posting. */
  readonly from: number;
  /** One behind the last posting. */
  readonly to: number;
  /** Where the word that was typed counts more than the others of its term. */
  readonly forms?: FormWeights;
}

/** What an occurrence of each word of a term counts. */
export interface FormWeights {
  /** In step with `positions`. */
  readonly contexts: Uint16Array;
  /** By the word's number among the words of its term: 1 for the typed one, less for others. */
  readonly weights: Float32Array;
}

/** The term frequency of a posting, each occurrence weighted by its form. */
export function weightedFrequency({ starts, forms }: PostingList, posting: number): number {
  const from = starts[posting] as number;
  const to = starts[posting + 1] as number;
  if (!forms) return to - from;
  const { contexts, weights } = forms;
  let sum = 0;
  for (let at = from; at < to; at++) sum += weights[surfaceFormOf(contexts[at] as number)] as number;
  return sum;
}

/**
 * The first posting in `from`..`to` whose document is at least `document`; `to` when there is none. Gallops (Bentley
 * and Yao 1976), as most calls move forward by a few postings: about 2 log2 of the distance, where a binary search of
 * the rest of the list takes log2 of its length.
 *
 * This and {@link placeOf} are the inner loops of ranking and see two kinds of arrays only, so their loops are written
 * out: the shared `lowerBound`, which sees many kinds, took 1.3 to 2 times as long here.
 */
export function seek(documents: UintColumn, from: number, to: number, document: number): number {
  let low = from;
  let step = 1;
  while (low + step < to && (documents[low + step] as number) < document) {
    low += step;
    step *= 2;
  }
  let high = Math.min(to, low + step);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((documents[middle] as number) < document) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a posting has a position. */
export function hasPosition(starts: Uint32Array, positions: UintColumn, posting: number, position: number): boolean {
  return placeOf(starts, positions, posting, position) >= 0;
}

/** The index in `positions` of a position that a posting has; -1 when it does not have it. */
export function placeOf(starts: Uint32Array, positions: UintColumn, posting: number, position: number): number {
  let low = starts[posting] as number;
  let high = starts[posting + 1] as number;
  const end = high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((positions[middle] as number) < position) low = middle + 1;
    else high = middle;
  }
  return low < end && positions[low] === position ? low : -1;
}
