import { columnRuns, FULL_WEIGHT, firstOfEach } from './column-runs.ts';
import type { HeardAsTwo } from './heard-as-two.ts';

/** Words that the recogniser writes as two, as columns of a snapshot. */
export interface SplitColumns {
  /** The terms that are split, sorted. */
  readonly splitTerms: Uint32Array;
  /** Where each of their runs starts in the columns below, plus the end of the last. */
  readonly splitStarts: Uint32Array;
  /** The two terms of each entry, those with the highest weight first. */
  readonly splitFirsts: Uint32Array;
  readonly splitSeconds: Uint32Array;
  /** The weight of each entry, in units of 1/255. */
  readonly splitWeights: Uint8Array;
  /** The number of documents with evidence for it. */
  readonly splitCounts: Uint16Array;
}

/**
 * One document is good evidence, because two adjacent words rarely sound like a third by chance. Several are better.
 */
const DOUBT = 0.3;
/** More ways to split a word cost more time than the documents they find are worth. */
const MOST_ENTRIES = 6;

/** Builds the columns. */
export function splitColumns(pairs: readonly HeardAsTwo[]): SplitColumns {
  const entries = pairs
    .map(({ written, first, second, count, likeness }) => {
      const weight = (likeness * count) / (count + DOUBT);
      return { term: written.term, first: first.term, second: second.term, count, weight };
    })
    .sort((a, b) => a.term - b.term || b.weight - a.weight || a.first - b.first || a.second - b.second);
  const kept = firstOfEach(entries, MOST_ENTRIES);
  const { terms, starts } = columnRuns(kept);
  return {
    splitTerms: terms,
    splitStarts: starts,
    splitFirsts: Uint32Array.from(kept, ({ first }) => first),
    splitSeconds: Uint32Array.from(kept, ({ second }) => second),
    splitWeights: Uint8Array.from(kept, ({ weight }) => Math.round(weight * FULL_WEIGHT)),
    splitCounts: Uint16Array.from(kept, ({ count }) => Math.min(count, 0xffff)),
  };
}
