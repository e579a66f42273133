import { lowerBound } from '../../../util/binary-search.ts';

/**
 * Columns of a snapshot in which some terms have a run of entries: `terms` are those terms, sorted, and `starts` is
 * where each run starts in the columns of the entries, plus the end of the last.
 */
export interface ColumnRuns {
  readonly terms: Uint32Array;
  readonly starts: Uint32Array;
}

/** The weight 1. Weights are stored as bytes. */
export const FULL_WEIGHT = 255;

/** The runs of entries, which are sorted by term. */
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

/** The run of a term, with an exclusive end; empty if it has none. */
export function runOf({ terms, starts }: ColumnRuns, term: number): readonly [from: number, to: number] {
  const run = lowerBound(terms, term);
  return terms[run] === term ? [starts[run] as number, starts[run + 1] as number] : [0, 0];
}

/** The first `most` entries of each term. The entries are sorted by term, best first. */
export function firstOfEach<Entry extends { readonly term: number }>(entries: readonly Entry[], most: number): Entry[] {
  const kept: Entry[] = [];
  for (const entry of entries) if (kept.at(-most)?.term !== entry.term) kept.push(entry);
  return kept;
}
