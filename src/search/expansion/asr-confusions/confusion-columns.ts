import { columnRuns, FULL_WEIGHT, firstOfEach } from './column-runs.ts';

/**
 * What the recogniser confuses, as columns of a snapshot. Each of `confusedTerms` has a run of entries; an entry is
 * another term that may have been meant where this one stands, or may stand where this one is meant.
 */
export interface ConfusionColumns {
  /** The terms that are confused with others, ascending. */
  readonly confusedTerms: Uint32Array;
  /** Where each of their runs starts in the columns below; one more closes the last. */
  readonly confusionStarts: Uint32Array;
  /** Of each entry the other term; in a run the weightiest come first. */
  readonly confusionTerms: Uint32Array;
  /** The entry's weight in units of 1/255. */
  readonly confusionWeights: Uint8Array;
  /** In how many documents there was evidence for it: as a rule, the one is written and the other said. */
  readonly confusionCounts: Uint16Array;
}

/** One entry on its way into the columns. */
export interface ConfusionEntry {
  readonly term: number;
  readonly other: number;
  /** From 0 to 1. */
  readonly weight: number;
  readonly count: number;
}

/** The columns of some entries. Of two for the same terms the weightier one stays, and of each term the first `most`. */
export function confusionColumns(entries: readonly ConfusionEntry[], most: number): ConfusionColumns {
  const best = new Map<string, ConfusionEntry>();
  for (const entry of entries) {
    const pair = `${entry.term} ${entry.other}`;
    const other = best.get(pair);
    if (!other || entry.weight > other.weight) best.set(pair, entry);
  }
  const sorted = [...best.values()].sort((a, b) => a.term - b.term || b.weight - a.weight || a.other - b.other);
  const kept = firstOfEach(sorted, most);
  const { terms, starts } = columnRuns(kept);
  return {
    confusedTerms: terms,
    confusionStarts: starts,
    confusionTerms: Uint32Array.from(kept, ({ other }) => other),
    confusionWeights: Uint8Array.from(kept, ({ weight }) => Math.round(weight * FULL_WEIGHT)),
    confusionCounts: Uint16Array.from(kept, ({ count }) => Math.min(count, 0xffff)),
  };
}
