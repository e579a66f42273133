import { FULL_WEIGHT, runOf } from './column-runs.ts';
import type { ConfusionColumns } from './confusion-columns.ts';

/** A term that may stand for another. */
export interface Confusion {
  /** Its number in the index. */
  readonly term: number;
  /** The probability that the two are the same word, from 0 to 1. */
  readonly weight: number;
  /** The number of documents with evidence for it. */
  readonly count: number;
}

/** What the recogniser confuses in this corpus, read from its columns. */
export class Confusions {
  readonly #columns: ConfusionColumns;

  constructor(columns: ConfusionColumns) {
    this.#columns = columns;
  }

  /**
   * The terms that transcripts have instead of this one, and those that were said where a transcript has it. Sorted by
   * weight, highest first; empty if no confusion of the term is known.
   */
  of(term: number): readonly Confusion[] {
    const { confusedTerms, confusionStarts, confusionTerms, confusionWeights, confusionCounts } = this.#columns;
    const [from, to] = runOf({ terms: confusedTerms, starts: confusionStarts }, term);
    return Array.from({ length: to - from }, (_, index) => ({
      term: confusionTerms[from + index] as number,
      weight: (confusionWeights[from + index] as number) / FULL_WEIGHT,
      count: confusionCounts[from + index] as number,
    }));
  }
}
