import lunr from 'lunr';

/**
 * lunr's trimmer: no non-word characters at either end. The regular expressions of the original take quadratic time on
 * a long run of punctuation, which a damaged file may hold; two scans do not.
 */
export function trim(token: string): string {
  let start = 0;
  let end = token.length;
  while (start < end && !isWordCharacter(token.charCodeAt(start))) start++;
  while (end > start && !isWordCharacter(token.charCodeAt(end - 1))) end--;
  return token.slice(start, end);
}

/** What `\w` matches: no byte of a character beyond ASCII does. */
export function isWordCharacter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || code === 0x5f
  );
}

/** All that Porter's rules look for at the end of a word. Half the words of a corpus end otherwise and stay as they are. */
const STEMMED = /(?:[esy]|ed|ng|[alu]l|[eo]r|on|sm|ic|nt|ou|[cglt]i)$/;

/** lunr's stemmer for English (Porter's). Wildcards and text beyond ASCII pass through as lunr lets them. */
export function stem(word: string): string {
  return STEMMED.test(word) ? lunr.stemmer(new lunr.Token(word, {})).toString() : word;
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
