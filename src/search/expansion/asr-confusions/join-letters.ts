/** Single letters in a row in a query, and the word of the corpus that they spell. */
export interface JoinedLetters {
  /** The range of the letters among the query's words. `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  readonly word: string;
}

/**
 * Finds words that were spelled out in a query: `x`, `e`, `n` is also `xen`. A run of letters only counts as a whole.
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
