/** Letters in a row among the words of a query, and the word of the corpus that they spell. */
export interface JoinedLetters {
  /** The letters are the query's words from here up to, not with, `to`. */
  readonly from: number;
  readonly to: number;
  readonly word: string;
}

/**
 * Finds what a member spelled out: the words `x`, `e`, `n` are also `xen`. A run counts as a whole, so that part of one
 * is never taken for a word.
 *
 * @param words In lower case.
 * @param isKnown Whether the corpus has a word.
 */
export function joinLetters(words: readonly string[], isKnown: (word: string) => boolean): JoinedLetters[] {
  const found: JoinedLetters[] = [];
  for (let from = 0; from < words.length; ) {
    let to = from;
    while (to < words.length && /^[a-z]$/.test(words[to] as string)) to++;
    const word = words.slice(from, to).join('');
    if (word.length > 1 && isKnown(word)) found.push({ from, to, word });
    from = Math.max(to, from + 1);
  }
  return found;
}
