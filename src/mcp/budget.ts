/** Characters of a whole answer, readable text and structured content together: about 8,000 tokens of English. */
export const ANSWER_CHARACTERS = 32_000;

/** What an answer has room for besides its items: headings, hints, a cursor. */
const FRAME_CHARACTERS = 2_000;

/** One item of an answer in both of its forms. */
export interface Item<T> {
  readonly text: string;
  readonly data: T;
}

/**
 * The first items that fit into an answer together; always one, so that a cursor moves on.
 * @param used Characters that the answer holds already.
 */
export function fitting<I extends Item<unknown>>(items: Iterable<I>, used = 0): I[] {
  const fits: I[] = [];
  let room = ANSWER_CHARACTERS - FRAME_CHARACTERS - used;
  for (const item of items) {
    room -= costOf(item);
    if (room < 0 && fits.length > 0) break;
    fits.push(item);
  }
  return fits;
}

/** Characters of an item on the wire, where a line break takes two. */
export function costOf({ text, data }: Item<unknown>): number {
  return JSON.stringify(text).length + JSON.stringify(data).length;
}
