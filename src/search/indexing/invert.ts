import { FIELD_COUNT, type UintColumn } from '../index/columns.ts';
import { counters } from './counters.ts';

/** The term of a token that has none: a stop word. It is recognized by its sign. */
export const NO_TERM = -1;

/**
 * The layout of a list's cell. Every token jumps to another cell, so all numbers of a list are next to each other:
 * positions, postings, and the number of the last document plus one. The first two are counts in the first pass and
 * write positions in the second. A fourth number is unused and keeps a cell within one cache line.
 */
export const CELL = { size: 4, position: 0, posting: 1, last: 2 } as const;

/** The tokens of a run of documents, ordered by document and then by field. */
export interface TokenRun {
  /** The number of each token, and its ordinal in its field. */
  readonly ids: Uint32Array;
  readonly ordinals: UintColumn;
  /** The stop words around each token, see `token-context.ts`. */
  readonly contexts: Uint16Array;
  /** The number of tokens in each field, at `document * FIELD_COUNT + field`. */
  readonly counts: Uint32Array;
  /** The term of each token number, or {@link NO_TERM}. */
  readonly termOf: Int32Array;
  readonly termCount: number;
}

/** A {@link TokenRun} without stop words. */
export interface TermRun {
  readonly ids: Uint32Array;
  readonly positions: UintColumn;
  readonly contexts: Uint16Array;
  readonly termOf: Int32Array;
  /** The number of terms in each field, at `document * FIELD_COUNT + field`. */
  readonly lengths: Uint32Array;
  readonly termCount: number;
}

/** Where postings are written: columns of `IndexColumns`, shared with other runs of documents. */
export interface PostingColumns {
  readonly documents: UintColumn;
  readonly starts: Uint32Array;
  readonly positions: UintColumn;
  readonly contexts: Uint16Array;
}

/**
 * Looks up the term of each token and counts the postings and positions of each list (`field * termCount + term`). This
 * is the first half of a counting sort. Some tokens are stop words with punctuation around them, which a branch
 * predictor cannot predict, so there is no branch for them: they are counted in an extra list at the end, and the next
 * token overwrites them.
 *
 * @param tokenRun Its arrays are reused for the result, without the stop words.
 */
export function countLists({ ids, ordinals, contexts, counts, termOf, termCount }: TokenRun): {
  readonly cells: Uint32Array<ArrayBuffer>;
  readonly run: TermRun;
} {
  const dropped = termCount * FIELD_COUNT;
  const cells = counters((dropped + 1) * CELL.size);
  const lengths = new Uint32Array(counts.length);
  let kept = 0;
  for (let slot = 0, at = 0; slot < counts.length; slot++) {
    const document = (slot / FIELD_COUNT) | 0;
    const firstList = (slot - document * FIELD_COUNT) * termCount;
    const end = at + (counts[slot] as number);
    const before = kept;
    for (; at < end; at++) {
      const id = ids[at] as number;
      const term = termOf[id] as number;
      ids[kept] = id;
      ordinals[kept] = ordinals[at] as number;
      contexts[kept] = contexts[at] as number;
      // All bits set for a stop word, otherwise 0.
      const isDropped = term >> 31;
      kept += 1 + isDropped;
      const cell = ((dropped & isDropped) | ((firstList + term) & ~isDropped)) * CELL.size;
      const other = (cells[cell + CELL.last] as number) ^ (document + 1);
      const isOther = (other | -other) >>> 31;
      (cells[cell + CELL.position] as number)++;
      (cells[cell + CELL.posting] as number) += isOther;
      cells[cell + CELL.last] = document + 1;
    }
    lengths[slot] = kept - before;
  }
  return {
    cells,
    run: {
      ids: ids.subarray(0, kept),
      positions: ordinals.subarray(0, kept),
      contexts: contexts.subarray(0, kept),
      termOf,
      lengths,
      termCount,
    },
  };
}

/**
 * Writes all postings to their places. The run is in the order of documents and positions, so each list comes out
 * sorted without any comparison.
 *
 * @param formOf The surface form of each token, as its number within the term.
 * @param cells Where the first posting and position of each list go. Overwritten.
 * @param firstDocument The first document's number in the index.
 */
export function placePostings(
  { ids, positions: ordinals, contexts: around, termOf, lengths, termCount }: TermRun,
  formOf: Uint8Array,
  cells: Uint32Array,
  firstDocument: number,
  { documents, starts, positions, contexts }: PostingColumns,
): void {
  for (let slot = 0, at = 0; slot < lengths.length; slot++) {
    const document = (slot / FIELD_COUNT) | 0;
    const firstList = (slot - document * FIELD_COUNT) * termCount;
    const end = at + (lengths[slot] as number);
    for (; at < end; at++) {
      const id = ids[at] as number;
      const cell = (firstList + (termOf[id] as number)) * CELL.size;
      const position = cells[cell + CELL.position] as number;
      cells[cell + CELL.position] = position + 1;
      positions[position] = ordinals[at] as number;
      contexts[position] = (around[at] as number) | (formOf[id] as number);
      if (cells[cell + CELL.last] === document + 1) continue;
      cells[cell + CELL.last] = document + 1;
      const posting = cells[cell + CELL.posting] as number;
      cells[cell + CELL.posting] = posting + 1;
      documents[posting] = firstDocument + document;
      starts[posting] = position;
    }
  }
}
