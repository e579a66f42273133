import { FIELD_COUNT } from '../columns.ts';

/** Stands in for a term where a token has none, being a stop word. Its sign is what tells. */
export const NO_TERM = -1;

/** No document has this number. */
export const NO_DOCUMENT = 0xffffffff;

/**
 * What is known of a list lies together, for each token is a jump to another place in memory: its positions, its
 * postings, and the last document that was met. First they are counted; then they are where the next one goes.
 */
export const CELL = { size: 4, position: 0, posting: 1, last: 2 } as const;

/** What documents say, field after field, document after document. */
export interface TokenRun {
  /** The numbers of all tokens. */
  readonly stream: Uint32Array;
  /** How many of them each field has, at `document * FIELD_COUNT + field`. */
  readonly tokens: Uint32Array;
  /** The term of each token's number, or {@link NO_TERM}. */
  readonly termOf: Int32Array;
  readonly termCount: number;
}

/** The same without stop words: each token's term and its ordinal in its field. */
export interface TermRun {
  readonly terms: Uint32Array;
  readonly positions: Uint16Array | Uint32Array;
  /** How many each field has, at `document * FIELD_COUNT + field`. */
  readonly lengths: Uint32Array;
  readonly termCount: number;
}

/** Where postings are written: columns of `IndexColumns`, which other documents' postings share. */
export interface PostingColumns {
  readonly documents: Uint16Array | Uint32Array;
  readonly starts: Uint32Array;
  readonly positions: Uint16Array | Uint32Array;
}

/**
 * Looks up the term of each token and counts the postings and positions of each list (`field * termCount + term`): the
 * first half of a counting sort. Every other token is a stop word, and no processor foresees which: so there is no branch
 * for them. They are counted in a list of their own behind all others, and the next token is written over them.
 *
 * @param tokenRun Its stream is used up: the terms take its place.
 */
export function countLists({ stream, tokens, termOf, termCount }: TokenRun): {
  readonly cells: Uint32Array<ArrayBuffer>;
  readonly run: TermRun;
} {
  const longest = tokens.reduce((most, count) => Math.max(most, count), 0);
  const positions = longest <= 0xffff ? new Uint16Array(stream.length) : new Uint32Array(stream.length);
  const dropped = termCount * FIELD_COUNT;
  const cells = new Uint32Array((dropped + 1) * CELL.size);
  for (let cell = CELL.last; cell < cells.length; cell += CELL.size) cells[cell] = NO_DOCUMENT;
  const lengths = new Uint32Array(tokens.length);
  let kept = 0;
  for (let slot = 0, at = 0; slot < tokens.length; slot++) {
    const document = (slot / FIELD_COUNT) | 0;
    const firstList = (slot - document * FIELD_COUNT) * termCount;
    const from = at;
    const end = at + (tokens[slot] as number);
    const before = kept;
    for (; at < end; at++) {
      const term = termOf[stream[at] as number] as number;
      stream[kept] = term;
      positions[kept] = at - from;
      // All ones for a stop word, else 0.
      const isDropped = term >> 31;
      kept += 1 + isDropped;
      const cell = ((dropped & isDropped) | ((firstList + term) & ~isDropped)) * CELL.size;
      const other = (cells[cell + CELL.last] as number) ^ document;
      const isOther = (other | -other) >>> 31;
      (cells[cell + CELL.position] as number)++;
      (cells[cell + CELL.posting] as number) += isOther;
      cells[cell + CELL.last] = document;
    }
    lengths[slot] = kept - before;
  }
  return {
    cells: cells.slice(0, dropped * CELL.size),
    run: { terms: stream.subarray(0, kept), positions: positions.subarray(0, kept), lengths, termCount },
  };
}

/**
 * Writes all postings to their places. The run is by document and position, so each list comes out in that order without
 * a comparison.
 *
 * @param cells Where each list's first posting and position of these documents go; used up on the way.
 * @param firstDocument The number in the index of the first of these documents.
 */
export function placePostings(
  { terms, positions: ordinals, lengths, termCount }: TermRun,
  cells: Uint32Array,
  firstDocument: number,
  { documents, starts, positions }: PostingColumns,
): void {
  for (let slot = 0, at = 0; slot < lengths.length; slot++) {
    const document = (slot / FIELD_COUNT) | 0;
    const firstList = (slot - document * FIELD_COUNT) * termCount;
    const end = at + (lengths[slot] as number);
    for (; at < end; at++) {
      const cell = (firstList + (terms[at] as number)) * CELL.size;
      const position = cells[cell + CELL.position] as number;
      cells[cell + CELL.position] = position + 1;
      positions[position] = ordinals[at] as number;
      if (cells[cell + CELL.last] === document) continue;
      cells[cell + CELL.last] = document;
      const posting = cells[cell + CELL.posting] as number;
      cells[cell + CELL.posting] = posting + 1;
      documents[posting] = firstDocument + document;
      starts[posting] = position;
    }
  }
}
