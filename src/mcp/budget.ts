/** Characters of a whole answer, readable text and structured content together: about 8,000 tokens of English. */
export const ANSWER_CHARACTERS = 32_000;

/** What an answer has room for besides its items: headings, hints, a cursor. */
const FRAME_CHARACTERS = 2_000;

/** One item of an answer in both of its forms. */
export interface Item<T> {
  readonly text: string;
  readonly data: T;
}

/** The room of one answer, which items take up one after the other. */
export class Room {
  #left: number;
  #empty = true;

  /** @param used Characters that the answer holds already. */
  constructor(used = 0) {
    this.#left = ANSWER_CHARACTERS - FRAME_CHARACTERS - used;
  }

  /** Whether there is room for an item, which is then taken. Always for the first, so that a cursor moves on. */
  takes(item: Item<unknown>): boolean {
    this.#left -= costOf(item);
    const fits = this.#left >= 0 || this.#empty;
    this.#empty = false;
    return fits;
  }
}

/** The first items that fit into an answer together. */
export function fitting<I extends Item<unknown>>(items: Iterable<I>, used = 0): I[] {
  const room = new Room(used);
  const fits: I[] = [];
  for (const item of items) {
    if (!room.takes(item)) break;
    fits.push(item);
  }
  return fits;
}

/** Characters of an item on the wire, where a line break takes two. */
function costOf({ text, data }: Item<unknown>): number {
  return JSON.stringify(text).length + JSON.stringify(data).length;
}
