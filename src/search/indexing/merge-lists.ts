import { FIELD_COUNT, LARGEST_NARROW, type UintColumn } from '../index/columns.ts';
import { counters } from './counters.ts';
import { CELL, type PostingColumns } from './invert.ts';
import type { ListTally, Placement } from './shard-tally.ts';
import { sortStrings } from './sort-strings.ts';
import { pickStrings, type StringColumn } from './string-column.ts';
import { tableFor } from './token-table.ts';

/** One numbering for the terms of all shards. */
interface MergedTerms {
  /** Sorted. The position is the term's number. */
  readonly terms: StringColumn;
  /** For each term, its rank in the order of first occurrence. */
  readonly ranks: Uint32Array<ArrayBuffer>;
  /** For each shard, the numbers of its terms. */
  readonly termOf: readonly Uint32Array<ArrayBuffer>[];
}

/** The allocated lists of an index that is merged from shards. */
export interface MergedLists extends MergedTerms {
  /** Where each list of the merged index starts. */
  readonly lists: Uint32Array<ArrayBuffer>;
  readonly target: PostingColumns;
  /** Where each shard writes its postings, parallel to the tallies. Shards may write at the same time. */
  readonly placements: readonly Omit<Placement, 'forms'>[];
}

/**
 * Allocates one index for several shards, whose documents are numbered in the order of the tallies. Terms get the
 * numbers that lunr would have given them if it had added all documents itself.
 *
 * Postings go into shared memory, so that several threads can write them. The placements reuse the cells of the
 * tallies.
 */
export function mergeLists(tallies: readonly ListTally[]): MergedLists {
  const merged = mergeTerms(tallies);
  const { lists, positionCount } = placeLists(tallies, merged);
  const postings = lists.at(-1) ?? 0;
  const documentCount = tallies.reduce((sum, { documents }) => sum + documents, 0);
  const longest = tallies.reduce((most, tally) => Math.max(most, tally.longest), 0);
  const target = {
    documents: sharedColumn(postings, documentCount),
    starts: new Uint32Array(new SharedArrayBuffer((postings + 1) * Uint32Array.BYTES_PER_ELEMENT)),
    positions: sharedColumn(positionCount, longest),
    contexts: new Uint16Array(new SharedArrayBuffer(positionCount * Uint16Array.BYTES_PER_ELEMENT)),
  };
  target.starts[postings] = positionCount;
  let firstDocument = 0;
  const placements = tallies.map(({ cells, documents }) => {
    const placement = { cells, firstDocument, target };
    firstDocument += documents;
    return placement;
  });
  return { ...merged, lists, target, placements };
}

function mergeTerms(tallies: readonly ListTally[]): MergedTerms {
  const table = tableFor(tallies.map(({ terms }) => terms));
  const rankOf = tallies.map(({ terms }) => table.internAll(terms));
  const strings = table.toColumn();
  const ranks = Uint32Array.from({ length: table.size }, (_, rank) => rank);
  sortStrings(ranks, strings);
  const numberOf = new Uint32Array(table.size);
  for (let number = 0; number < ranks.length; number++) numberOf[ranks[number] as number] = number;
  return {
    terms: pickStrings(strings, ranks),
    ranks,
    termOf: rankOf.map((own) => own.map((rank) => numberOf[rank] as number)),
  };
}

/** Turns the counts in all cells into positions, and returns where each list of the merged index starts. */
function placeLists(
  tallies: readonly ListTally[],
  { ranks, termOf }: MergedTerms,
): { readonly lists: Uint32Array<ArrayBuffer>; readonly positionCount: number } {
  const termCount = ranks.length;
  const listCount = termCount * FIELD_COUNT;
  const lists = counters(listCount + 1);
  const nextPosition = counters(listCount + 1);
  forEachList(tallies, termCount, termOf, (list, cells, cell) => {
    (lists[list + 1] as number) += cells[cell + CELL.posting] as number;
    (nextPosition[list + 1] as number) += cells[cell + CELL.position] as number;
  });
  for (let list = 0; list < listCount; list++) {
    (lists[list + 1] as number) += lists[list] as number;
    (nextPosition[list + 1] as number) += nextPosition[list] as number;
  }
  const positionCount = nextPosition[listCount] as number;
  const nextPosting = lists.slice();
  forEachList(tallies, termCount, termOf, (list, cells, cell) => {
    const postings = cells[cell + CELL.posting] as number;
    const positions = cells[cell + CELL.position] as number;
    cells[cell + CELL.posting] = nextPosting[list] as number;
    cells[cell + CELL.position] = nextPosition[list] as number;
    cells[cell + CELL.last] = 0;
    (nextPosting[list] as number) += postings;
    (nextPosition[list] as number) += positions;
  });
  return { lists, positionCount };
}

/** Calls `visit` for each list of each shard that has postings, with its number in the merged index and its cell. */
function forEachList(
  tallies: readonly ListTally[],
  termCount: number,
  termOf: readonly Uint32Array[],
  visit: (list: number, cells: Uint32Array, cell: number) => void,
): void {
  tallies.forEach(({ cells }, which) => {
    const own = termOf[which] as Uint32Array;
    for (let field = 0, cell = 0; field < FIELD_COUNT; field++) {
      for (let term = 0; term < own.length; term++, cell += CELL.size) {
        if (cells[cell + CELL.posting] === 0) continue;
        visit(field * termCount + (own[term] as number), cells, cell);
      }
    }
  });
}

/** A column of `length` zeros in shared memory, wide enough for values up to `largest`. */
function sharedColumn(length: number, largest: number): UintColumn {
  return largest <= LARGEST_NARROW
    ? new Uint16Array(new SharedArrayBuffer(length * Uint16Array.BYTES_PER_ELEMENT))
    : new Uint32Array(new SharedArrayBuffer(length * Uint32Array.BYTES_PER_ELEMENT));
}
