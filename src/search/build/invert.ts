import { FIELD_COUNT } from '../columns.ts';
import type { Shard } from './shard.ts';

/** Stands in for a term where a token has none, being a stop word. */
export const NO_TERM = 0xffffffff;

/** The counters of a list, as they lie side by side: positions, postings, and the last document that was met. */
const CELL = 4;
const POSITION = 0;
const POSTING = 1;
const LAST = 2;

/** Where the tokens of documents come from, for both walks over them. */
interface Walk {
  readonly stream: Uint32Array;
  readonly tokens: Uint32Array;
  readonly termOf: Uint32Array;
  readonly termCount: number;
}

type Inverted = Pick<Shard, 'lists' | 'documents' | 'starts' | 'positions' | 'lengths'>;

/**
 * Sorts a stream of tokens into postings, with a counting sort by list: one walk counts, the next one places. The
 * stream runs by document and position, so each list comes out in that order without a comparison.
 *
 * @param stream The numbers of all tokens, field after field, document after document.
 * @param tokens How many of them each field has, at `document * FIELD_COUNT + field`.
 * @param termOf The term of each token's number, or {@link NO_TERM}.
 */
export function invert(stream: Uint32Array, tokens: Uint32Array, termOf: Uint32Array, termCount: number): Inverted {
  const walk: Walk = { stream, tokens, termOf, termCount };
  // What is counted of a list lies together, for each token is a jump to another place in memory.
  const cells = new Uint32Array(termCount * FIELD_COUNT * CELL);
  for (let cell = LAST; cell < cells.length; cell += CELL) cells[cell] = NO_TERM;
  const lengths = count(walk, cells);
  const { lists, positions } = startsOf(cells);
  return { lists, lengths, ...place(walk, cells, lists.at(-1) ?? 0, positions) };
}

/** Counts the postings and positions of each list, and returns the length of each field without stop words. */
function count({ stream, tokens, termOf, termCount }: Walk, cells: Uint32Array): Uint32Array<ArrayBuffer> {
  const lengths = new Uint32Array(tokens.length);
  for (let slot = 0, at = 0; slot < tokens.length; slot++) {
    const document = (slot / FIELD_COUNT) | 0;
    const firstList = (slot - document * FIELD_COUNT) * termCount;
    const end = at + (tokens[slot] as number);
    let length = 0;
    for (; at < end; at++) {
      const term = termOf[stream[at] as number] as number;
      if (term === NO_TERM) continue;
      length++;
      const cell = (firstList + term) * CELL;
      (cells[cell + POSITION] as number)++;
      if (cells[cell + LAST] === document) continue;
      cells[cell + LAST] = document;
      (cells[cell + POSTING] as number)++;
    }
    lengths[slot] = length;
  }
  return lengths;
}

/** Makes of the counts the places where each list's postings and positions start. */
function startsOf(cells: Uint32Array): { lists: Uint32Array<ArrayBuffer>; positions: number } {
  const lists = new Uint32Array(cells.length / CELL + 1);
  let postings = 0;
  let positions = 0;
  for (let list = 0, cell = 0; cell < cells.length; list++, cell += CELL) {
    const ownPostings = cells[cell + POSTING] as number;
    const ownPositions = cells[cell + POSITION] as number;
    cells[cell + POSTING] = postings;
    cells[cell + POSITION] = positions;
    cells[cell + LAST] = NO_TERM;
    postings += ownPostings;
    positions += ownPositions;
    lists[list + 1] = postings;
  }
  return { lists, positions };
}

function place(
  { stream, tokens, termOf, termCount }: Walk,
  cells: Uint32Array,
  postingCount: number,
  positionCount: number,
): Pick<Inverted, 'documents' | 'starts' | 'positions'> {
  const documents = new Uint32Array(postingCount);
  const starts = new Uint32Array(postingCount + 1);
  const positions = new Uint32Array(positionCount);
  starts[postingCount] = positionCount;
  for (let slot = 0, at = 0; slot < tokens.length; slot++) {
    const document = (slot / FIELD_COUNT) | 0;
    const firstList = (slot - document * FIELD_COUNT) * termCount;
    const from = at;
    const end = at + (tokens[slot] as number);
    for (; at < end; at++) {
      const term = termOf[stream[at] as number] as number;
      if (term === NO_TERM) continue;
      const cell = (firstList + term) * CELL;
      const position = cells[cell + POSITION] as number;
      cells[cell + POSITION] = position + 1;
      positions[position] = at - from;
      if (cells[cell + LAST] === document) continue;
      cells[cell + LAST] = document;
      const posting = cells[cell + POSTING] as number;
      cells[cell + POSTING] = posting + 1;
      documents[posting] = document;
      starts[posting] = position;
    }
  }
  return { documents, starts, positions };
}
