import { STOP_WORDS } from '../analysis/stop-words.ts';

/**
 * What the index keeps of each token beside its position, in 16 bits: which of its term's words it is, and which stop
 * words stand right before and behind it. Terms are stems and leave stop words out; with this, `university` counts more
 * than `universe` where it was typed, and `"who command"` is found as it was said.
 *
 * | bits | |
 * |---|---|
 * | 0-5 | the word's number among the words of its term, commonest first; {@link OTHER_FORM} for a rare one |
 * | 6-10 | class of the stop word before it, 0 when there is none |
 * | 11-15 | the same of the one behind it |
 */
const FORM_BITS = 6;
const CLASS_BITS = 5;
/** Stands for all words of a term that have no number: those seen seldom, and those beyond the commonest. */
export const OTHER_FORM = 2 ** FORM_BITS - 1;
export const BEFORE_SHIFT = FORM_BITS;
export const AFTER_SHIFT = FORM_BITS + CLASS_BITS;
const CLASSES = 2 ** CLASS_BITS - 1;

/** The classes of the stop words, at their numbers. A few words share each: 119 do not fit into five bits. */
export const STOP_CLASSES = Uint8Array.from({ length: 128 }, (_, number) =>
  number < STOP_WORDS.length ? (number % CLASSES) + 1 : 0,
);

/** The class of a word; 0 when it is no stop word. */
export function stopClass(word: string): number {
  const number = STOP_WORDS.indexOf(word);
  return number < 0 ? 0 : (STOP_CLASSES[number] as number);
}

/** Which of its term's words a token is. */
export function formOf(context: number): number {
  return context & OTHER_FORM;
}

/** The class of the stop word before a token, 0 for none. */
export function classBefore(context: number): number {
  return (context >>> BEFORE_SHIFT) & CLASSES;
}

/** The class of the stop word behind a token, 0 for none. */
export function classAfter(context: number): number {
  return context >>> AFTER_SHIFT;
}
