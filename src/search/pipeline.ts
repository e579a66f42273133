import lunr from 'lunr';

const WORD_CHARACTER = /\w/;

/**
 * lunr's trimmer: no non-word characters at either end. The regular expressions of the original take quadratic time on
 * a long run of punctuation, which a damaged file may hold; two scans do not.
 */
export function trim(token: string): string {
  let start = 0;
  let end = token.length;
  while (start < end && !WORD_CHARACTER.test(token[start] as string)) start++;
  while (end > start && !WORD_CHARACTER.test(token[end - 1] as string)) end--;
  return token.slice(start, end);
}

/** lunr's stemmer for English (Porter's). Wildcards and text beyond ASCII pass through as lunr lets them. */
export function stem(word: string): string {
  return lunr.stemmer(new lunr.Token(word, {})).toString();
}

/** True for the words that lunr's index leaves out. */
export function isStopWord(word: string): boolean {
  // The filter's promise: a token it wants kept comes back, any other does not.
  return word !== '' && !lunr.stopWordFilter(new lunr.Token(word, {}));
}

/**
 * The term that lunr's index pipeline (trimmer, stop words, stemmer) makes of a lower-case token; undefined for a stop
 * word. A token of punctuation alone becomes the empty term, which counts in a field's length as in lunr.
 */
export function indexTerm(token: string): string | undefined {
  return wordTerm(trim(token));
}

/** The same for a token that is trimmed already. */
export function wordTerm(word: string): string | undefined {
  return isStopWord(word) ? undefined : stem(word);
}
