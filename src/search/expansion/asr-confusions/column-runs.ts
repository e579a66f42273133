import { lowerBound } from '../../../util/binary-search.ts';

/**
 * Columns of a snapshot that hold, for some terms, a run of entries each: `terms` are those that have one, ascending, and
 * `starts` is where each run starts in the columns of the entries; one more closes the last.
 */
export interface ColumnRuns {
  readonly terms: Uint32Array;
  readonly starts: Uint32Array;
}

/** Weights are bytes: this one is 1. */
export const FULL_WEIGHT = 255;

/** The runs of entries that are in the order of their terms. */
export function columnRuns(entries: readonly { readonly term: number }[]): ColumnRuns {
  const terms: number[] = [];
  const starts: number[] = [];
  entries.forEach(({ term }, index) => {
    if (terms.at(-1) === term) return;
    terms.push(term);
    starts.push(index);
  });
  return { terms: Uint32Array.from(terms), starts: Uint32Array.from([...starts, entries.length]) };
}

/** Where the run of a term is in the columns: from the first place up to, not with, the second; the same when it has none. */
export function runOf({ terms, starts }: ColumnRuns, term: number): readonly [from: number, to: number] {
  const run = lowerBound(terms, term);
  return terms[run] === term ? [starts[run] as number, starts[run + 1] as number] : [0, 0];
}

/** Of entries that are sorted by term and then best first, the first `most` of each term. */
export function firstOfEach<Entry extends { readonly term: number }>(entries: readonly Entry[], most: number): Entry[] {
  const kept: Entry[] = [];
  for (const entry of entries) if (kept.at(-most)?.term !== entry.term) kept.push(entry);
  return kept;
}
