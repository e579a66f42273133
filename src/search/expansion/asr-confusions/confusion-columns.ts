import { columnRuns, FULL_WEIGHT, firstOfEach } from './column-runs.ts';

/**
 * What the recogniser confuses, as columns of a snapshot. Each of `confusedTerms` has a run of entries. An entry is
 * another term that may have been said where the transcript has this one, or that the transcript may have where this
 * one was said.
 */
export interface ConfusionColumns {
  /** The terms that are confused with others, sorted. */
  readonly confusedTerms: Uint32Array;
  /** Where each of their runs starts in the columns below, plus the end of the last. */
  readonly confusionStarts: Uint32Array;
  /** The other term of each entry, those with the highest weight first. */
  readonly confusionTerms: Uint32Array;
  /** The weight of each entry, in units of 1/255. */
  readonly confusionWeights: Uint8Array;
  /** The number of documents with evidence for it, as a rule those in which one is written and the other said. */
  readonly confusionCounts: Uint16Array;
}

/** An entry of the columns. */
export interface ConfusionEntry {
  readonly term: number;
  readonly other: number;
  /** From 0 to 1. */
  readonly weight: number;
  readonly count: number;
}

/**
 * Builds the columns. Of two entries for the same terms, the one with the higher weight is kept; of each term, the
 * first `most`.
 */
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
