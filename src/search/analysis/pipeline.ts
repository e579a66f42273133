import lunr from 'lunr';

/**
 * Trims a folded token to its word: removes punctuation around it, and turns `let's` into `lets`, as people type it.
 * Marks that distinguish names stay: `c++`, `g++`, `c#`, `f#`, `.net`. Empty for a token that is only punctuation.
 *
 * lunr's trimmer keeps `\w` at both ends; this one keeps letters and digits of any script, and `_` is a separator.
 */
export function wordOf(token: string): string {
  const { length } = token;
  let start = 0;
  let end = length;
  while (start < end && !isLetterAt(token, start)) start += codeUnitsAt(token, start);
  while (end > start && !isLetterBefore(token, end)) end -= 1;
  if (start === 0 && end === length && !token.endsWith("'s")) return token;
  const core = token.slice(start, end);
  if (core === 'net' && token[start - 1] === '.') return '.net';
  if (token.startsWith('++', end) && core !== '') return `${core}++`;
  if (token[end] === '#' && SHORT_NAME.test(core)) return `${core}#`;
  return POSSESSIVE.test(core) ? core.replace(POSSESSIVE, '$1s') : core.endsWith("'s") ? core.slice(0, -2) : core;
}

/** `c#`, `f#`; after a longer word, the mark is punctuation (`issue#`). */
const SHORT_NAME = /^[a-z]{1,2}$/;
/** Not after an `s` or a single letter, where the stemmer would not remove the `s` again. */
const POSSESSIVE = /(?<=.)([^s])'s$/;
const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;

function isLetterAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 0x80 ? isAsciiLetter(code) : WORD_CHARACTER.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

function isLetterBefore(text: string, end: number): boolean {
  const code = text.charCodeAt(end - 1);
  const isLow = code >= 0xdc00 && code <= 0xdfff && end >= 2;
  return isLetterAt(text, isLow ? end - 2 : end - 1);
}

function codeUnitsAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** Whether an ASCII code is a letter or a digit. */
export function isAsciiLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a);
}

/** The endings that Porter's rules can change. Half the words of a corpus have none of them, and skip the stemmer. */
const STEMMED_ENDING = /(?:[esy]|ed|ng|[alu]l|[eo]r|on|sm|ic|nt|ou|[cglt]i)$/;

/** lunr's English stemmer (Porter's). It leaves wildcards and non-ASCII text unchanged. */
export function stem(word: string): string {
  return STEMMED_ENDING.test(word) ? lunr.stemmer(new lunr.Token(word, {})).toString() : word;
}

/** Whether a word is one of lunr's stop words, which are not indexed. */
export function isStopWord(word: string): boolean {
  // The filter returns a token that it keeps, and nothing for a stop word.
  return word !== '' && !lunr.stopWordFilter(new lunr.Token(word, {}));
}

/**
 * The index term of a folded token: trimmed and stemmed. Undefined for a stop word. A token that is only punctuation
 * becomes the empty term, which counts towards a field's length as in lunr.
 */
export function indexTerm(token: string): string | undefined {
  return wordTerm(wordOf(token));
}

/** The index term of a word, as {@link wordOf} returns it. Undefined for a stop word. */
export function wordTerm(word: string): string | undefined {
  return isStopWord(word) ? undefined : stem(word);
}
