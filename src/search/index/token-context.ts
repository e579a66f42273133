import { STOP_WORDS } from '../analysis/stop-words.ts';

/**
 * A token's context is a payload of 16 bits beside its position: which surface form of its term it is, and which stop
 * words precede and follow it. Terms are stems, and stop words are not indexed; with the context, a query for
 * `university` can rank it above `universe`, and `"who command"` matches exactly.
 *
 * | bits | |
 * |---|---|
 * | 0-5 | the number of the surface form, the most frequent first; {@link OTHER_SURFACE_FORM} for a rare one |
 * | 6-10 | the class of the stop word before it, 0 if there is none |
 * | 11-15 | the class of the stop word after it, 0 if there is none |
 */
const FORM_BITS = 6;
const CLASS_BITS = 5;
/** Stands for all surface forms of a term without a number, because they are rare or there are too many. */
export const OTHER_SURFACE_FORM = 2 ** FORM_BITS - 1;
export const BEFORE_SHIFT = FORM_BITS;
export const AFTER_SHIFT = FORM_BITS + CLASS_BITS;
const CLASSES = 2 ** CLASS_BITS - 1;

/**
 * The class of each stop word, by its number. Each class is shared by a few words, because 119 do not fit into five
 * bits.
 */
export const STOP_WORD_CLASSES = Uint8Array.from({ length: 128 }, (_, number) =>
  number < STOP_WORDS.length ? (number % CLASSES) + 1 : 0,
);

/** The class of a stop word; 0 for any other word. */
export function stopWordClass(word: string): number {
  const number = STOP_WORDS.indexOf(word);
  return number < 0 ? 0 : (STOP_WORD_CLASSES[number] as number);
}

/** The number of a token's surface form among those of its term. */
export function surfaceFormOf(context: number): number {
  return context & OTHER_SURFACE_FORM;
}

/** The class of the stop word before a token, 0 if there is none. */
export function stopClassBefore(context: number): number {
  return (context >>> BEFORE_SHIFT) & CLASSES;
}

/** The class of the stop word after a token, 0 if there is none. */
export function stopClassAfter(context: number): number {
  return context >>> AFTER_SHIFT;
}
