import { FULL_WEIGHT, runOf } from './column-runs.ts';
import type { SplitColumns } from './split-columns.ts';

/** Two adjacent terms that stand for one. */
export interface Split {
  readonly first: number;
  readonly second: number;
  /** The probability that they are that word, from 0 to 1. */
  readonly weight: number;
  /** The number of documents with evidence for it. */
  readonly count: number;
}

/** Which words the recogniser writes as two, read from the columns. */
export class SplitWords {
  readonly #columns: SplitColumns;
  /** For each first term, the whole words by second term. Built on first use. */
  #wholes: Map<number, Map<number, number>> | undefined;

  constructor(columns: SplitColumns) {
    this.#columns = columns;
  }

  /** The pairs that transcripts have instead of this term, those with the highest weight first. */
  of(term: number): readonly Split[] {
    const { splitTerms, splitStarts, splitFirsts, splitSeconds, splitWeights, splitCounts } = this.#columns;
    const [from, to] = runOf({ terms: splitTerms, starts: splitStarts }, term);
    return Array.from({ length: to - from }, (_, index) => ({
      first: splitFirsts[from + index] as number,
      second: splitSeconds[from + index] as number,
      weight: (splitWeights[from + index] as number) / FULL_WEIGHT,
      count: splitCounts[from + index] as number,
    }));
  }

  /** The term that two adjacent terms stand for. */
  whole(first: number, second: number): number | undefined {
    this.#wholes ??= this.#listWholes();
    return this.#wholes.get(first)?.get(second);
  }

  #listWholes(): Map<number, Map<number, number>> {
    const { splitTerms, splitStarts, splitFirsts, splitSeconds } = this.#columns;
    const wholes = new Map<number, Map<number, number>>();
    splitTerms.forEach((term, place) => {
      for (let at = splitStarts[place] as number; at < (splitStarts[place + 1] as number); at++) {
        const first = splitFirsts[at] as number;
        const seconds = wholes.get(first) ?? new Map<number, number>();
        wholes.set(first, seconds.set(splitSeconds[at] as number, term));
      }
    });
    return wholes;
  }
}
