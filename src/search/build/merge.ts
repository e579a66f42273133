import { FIELD_COUNT, type IndexColumns, type UintColumn } from '../columns.ts';
import { CELL, NO_DOCUMENT } from './invert.ts';
import { encodeStrings, mergeTerms, mergeWords } from './merge-terms.ts';
import type { Placement, ShardBuilder, Tally, WordTally } from './shard.ts';

/** An index that is being made of shards. */
export interface Merge {
  /** Where each shard places its postings, in step with the tallies; several may do it at the same time. */
  readonly placements: readonly Placement[];
  /**
   * All the rest; the columns are whole when it is done and all postings are placed.
   * @param words In step with the tallies.
   */
  finish(words: readonly WordTally[]): IndexColumns;
}

/**
 * Makes room for one index of several shards, whose documents follow one another in the order of the tallies. Terms get
 * the numbers that lunr would have given them had it added all the documents itself.
 *
 * Postings go into shared memory, for threads to write to; the tallies' cells become the placements'.
 */
export function beginMerge(tallies: readonly Tally[]): Merge {
  const { terms, ranks, termOf } = mergeTerms(tallies);
  const firstDocument = runningStarts(tallies.map(({ references }) => references.length));
  const { lists, positionCount } = placeLists(tallies, terms.length, termOf);
  const postings = lists.at(-1) ?? 0;
  const longest = tallies.reduce((most, { tokens }) => tokens.reduce((max, count) => Math.max(max, count), most), 0);
  const target = {
    documents: sharedColumn(postings, firstDocument[tallies.length] as number),
    starts: new Uint32Array(new SharedArrayBuffer((postings + 1) * Uint32Array.BYTES_PER_ELEMENT)),
    positions: sharedColumn(positionCount, longest),
  };
  target.starts[postings] = positionCount;
  return {
    placements: tallies.map(({ cells }, which) => ({ cells, firstDocument: firstDocument[which] as number, target })),
    finish: (words) => {
      const [termBytes, termOffsets] = encodeStrings(terms);
      return {
        references: concatenate(tallies.map(({ references }) => references)),
        termBytes,
        termOffsets,
        termRanks: ranks,
        lists,
        ...target,
        ...mergeWords(words, termOf),
        lengths: concatenate(tallies.map(({ lengths }) => lengths)),
        tokens: concatenate(tallies.map(({ tokens }) => tokens)),
        anchorStarts: runningStarts(tallies.flatMap(({ anchorCounts }) => Array.from(anchorCounts))),
        anchors: concatenate(tallies.map(({ anchors }) => anchors)),
      };
    },
  };
}

/** One index of shards that are all in this thread. */
export function mergeShards(builders: readonly ShardBuilder[]): IndexColumns {
  const { placements, finish } = beginMerge(builders.map((builder) => builder.tally()));
  builders.forEach((builder, which) => {
    builder.place(placements[which] as Placement);
  });
  return finish(builders.map((builder) => builder.words()));
}

/** Turns the counts in all cells into places, and returns where each list of the whole index starts. */
function placeLists(
  tallies: readonly Tally[],
  termCount: number,
  termOf: readonly Uint32Array[],
): { readonly lists: Uint32Array<ArrayBuffer>; readonly positionCount: number } {
  const listCount = termCount * FIELD_COUNT;
  const lists = new Uint32Array(listCount + 1);
  const nextPosition = new Uint32Array(listCount + 1);
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
    cells[cell + CELL.last] = NO_DOCUMENT;
    (nextPosting[list] as number) += postings;
    (nextPosition[list] as number) += positions;
  });
  return { lists, positionCount };
}

/** Calls `visit` for each list of each shard that has postings, with its number in the whole index and its cell. */
function forEachList(
  tallies: readonly Tally[],
  termCount: number,
  termOf: readonly Uint32Array[],
  visit: (list: number, cells: Uint32Array, cell: number) => void,
): void {
  tallies.forEach(({ cells, terms }, which) => {
    const own = termOf[which] as Uint32Array;
    for (let field = 0, cell = 0; field < FIELD_COUNT; field++) {
      for (let term = 0; term < terms.length; term++, cell += CELL.size) {
        if (cells[cell + CELL.posting] === 0) continue;
        visit(field * termCount + (own[term] as number), cells, cell);
      }
    }
  });
}

/** A column of `length` zeros in shared memory, wide enough for values up to `largest`. */
function sharedColumn(length: number, largest: number): UintColumn {
  return largest <= 0xffff
    ? new Uint16Array(new SharedArrayBuffer(length * Uint16Array.BYTES_PER_ELEMENT))
    : new Uint32Array(new SharedArrayBuffer(length * Uint32Array.BYTES_PER_ELEMENT));
}

/** Where each of several runs starts when they follow one another; one more entry closes the last. */
function runningStarts(lengths: readonly number[]): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, index) => {
    starts[index + 1] = (starts[index] as number) + length;
  });
  return starts;
}

function concatenate(arrays: readonly Uint32Array[]): Uint32Array<ArrayBuffer> {
  const whole = new Uint32Array(arrays.reduce((length, array) => length + array.length, 0));
  let end = 0;
  for (const array of arrays) {
    whole.set(array, end);
    end += array.length;
  }
  return whole;
}
