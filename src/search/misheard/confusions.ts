import { type ConfusionColumns, FULL_WEIGHT } from './confusion-columns.ts';
import { placeOf } from './place-of.ts';

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
    const place = placeOf(confusedTerms, term);
    if (place === undefined) return [];
    const found: Confusion[] = [];
    for (let at = confusionStarts[place] as number; at < (confusionStarts[place + 1] as number); at++) {
      found.push({
        term: confusionTerms[at] as number,
        weight: (confusionWeights[at] as number) / FULL_WEIGHT,
        count: confusionCounts[at] as number,
      });
    }
    return found;
  }
}
