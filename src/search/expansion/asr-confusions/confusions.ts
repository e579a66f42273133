import { FULL_WEIGHT, runOf } from './column-runs.ts';
import type { ConfusionColumns } from './confusion-columns.ts';

/** A term that another one may stand for. */
export interface Confusion {
  /** Its number in the index. */
  readonly term: number;
  /** How probable it is that the two are one, from 0 to 1. */
  readonly weight: number;
  /** In how many documents there was evidence for it. */
  readonly count: number;
}

/** What the recogniser confuses in this corpus, read out of its columns. */
export class Confusions {
  readonly #columns: ConfusionColumns;

  constructor(columns: ConfusionColumns) {
    this.#columns = columns;
  }

  /**
   * The terms that stand for this one in transcripts, and those that were meant where a transcript has this one; the
   * weightiest first, empty for a term that is not known to be confused.
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
