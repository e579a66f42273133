/** Most characters of an answer, its text and structured content together: about 8,000 tokens of English. */
export const ANSWER_CHARACTERS = 32_000;

/** Reserved for what an answer has besides its items: headings, hints, a cursor. */
const FRAME_CHARACTERS = 2_000;

/** One item of an answer, as text and as structured content. */
export interface Item<T> {
  readonly text: string;
  readonly data: T;
}

/** What is left of the size of one answer while items are added to it. */
export class AnswerBudget {
  #left: number;
  #empty = true;

  /** @param used Characters that the answer already has. */
  constructor(used = 0) {
    this.#left = ANSWER_CHARACTERS - FRAME_CHARACTERS - used;
  }

  /** Adds an item if it fits. The first one always does, so that a cursor moves on. */
  fits(item: Item<unknown>): boolean {
    this.#left -= costOf(item);
    const fits = this.#left >= 0 || this.#empty;
    this.#empty = false;
    return fits;
  }
}

/**
 * The first items that fit into one answer.
 *
 * @param used Characters that the answer already has.
 */
export function fitting<I extends Item<unknown>>(items: Iterable<I>, used = 0): I[] {
  const budget = new AnswerBudget(used);
  const fits: I[] = [];
  for (const item of items) {
    if (!budget.fits(item)) break;
    fits.push(item);
  }
  return fits;
}

/** Characters of an item as JSON: a line break takes two. */
function costOf({ text, data }: Item<unknown>): number {
  return JSON.stringify(text).length + JSON.stringify(data).length;
}
