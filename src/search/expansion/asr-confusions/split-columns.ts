import { columnRuns, FULL_WEIGHT, firstOfEach } from './column-runs.ts';
import type { HeardAsTwo } from './heard-as-two.ts';

/** Words that the recogniser writes as two, as columns of a snapshot. */
export interface SplitColumns {
  /** The terms that are taken apart, ascending. */
  readonly splitTerms: Uint32Array;
  /** Where each of their runs starts in the columns below; one more closes the last. */
  readonly splitStarts: Uint32Array;
  /** Of each entry the two terms that stand in a row; in a run the weightiest come first. */
  readonly splitFirsts: Uint32Array;
  readonly splitSeconds: Uint32Array;
  /** The entry's weight in units of 1/255. */
  readonly splitWeights: Uint8Array;
  /** In how many documents there was evidence for it. */
  readonly splitCounts: Uint16Array;
}

/** One document is good evidence, for two parts that sound like a whole hardly meet by chance; several are better. */
const DOUBT = 0.3;
/** More ways to take a word apart cost more time than they bring documents. */
const MOST_ENTRIES = 6;

/** The columns of what was found. */
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
