import { FIELD_COUNT, type UintColumn } from '../index/columns.ts';
import { counters } from './counters.ts';

/** Stands in for a term where a token has none, being a stop word. Its sign is what tells. */
export const NO_TERM = -1;

/**
 * What is known of a list lies together, for each token is a jump to another place in memory: its positions, its
 * postings, and the last document that was met, its number plus one. First they are counted; then they are where the
 * next one goes. A fourth number is left free, so that no cell lies across two lines of the processor's cache.
 */
export const CELL = { size: 4, position: 0, posting: 1, last: 2 } as const;

/** What documents say, field after field, document after document. */
export interface TokenRun {
  /** The numbers of all tokens, and their ordinals in their fields. */
  readonly ids: Uint32Array;
  readonly ordinals: UintColumn;
  /** The stop words around each token, as `token-context.ts` has them. */
  readonly contexts: Uint16Array;
  /** How many of them each field has, at `document * FIELD_COUNT + field`. */
  readonly counts: Uint32Array;
  /** The term of each token's number, or {@link NO_TERM}. */
  readonly termOf: Int32Array;
  readonly termCount: number;
}

/** The same without stop words. */
export interface TermRun {
  readonly ids: Uint32Array;
  readonly positions: UintColumn;
  readonly contexts: Uint16Array;
  readonly termOf: Int32Array;
  /** How many each field has, at `document * FIELD_COUNT + field`. */
  readonly lengths: Uint32Array;
  readonly termCount: number;
}

/** Where postings are written: columns of `IndexColumns`, which other documents' postings share. */
export interface PostingColumns {
  readonly documents: UintColumn;
  readonly starts: Uint32Array;
  readonly positions: UintColumn;
  readonly contexts: Uint16Array;
}

/**
 * Looks up the term of each token and counts the postings and positions of each list (`field * termCount + term`): the
 * first half of a counting sort. Some tokens are stop words with punctuation around them, and no processor foresees
 * which: so there is no branch for them. They are counted in a list of their own behind all others, and the next token is
 * written over them.
 *
 * @param tokenRun Its arrays are used up: they go on without the stop words.
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
      // All ones for a stop word, else 0.
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
 * Writes all postings to their places. The run is by document and position, so each list comes out in that order without
 * a comparison.
 *
 * @param formOf Which of its term's words each token is.
 * @param cells Where each list's first posting and position of these documents go; used up on the way.
 * @param firstDocument The number in the index of the first of these documents.
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
