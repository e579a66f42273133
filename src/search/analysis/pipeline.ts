import lunr from 'lunr';

/**
 * The word in a folded token: no punctuation around it, and `let's` is `lets`, as people type it. Marks that tell names
 * apart stay: `c++`, `g++`, `c#`, `f#`, `.net`. Empty for a token of punctuation alone.
 *
 * lunr's trimmer keeps `\w` at both ends. This one keeps letters and digits of any script; `_` separates tokens.
 */
export function wordOf(token: string): string {
  const { length } = token;
  let start = 0;
  let end = length;
  while (start < end && !isLetterAt(token, start)) start += unitsAt(token, start);
  while (end > start && !isLetterBefore(token, end)) end -= 1;
  if (start === 0 && end === length && !token.endsWith("'s")) return token;
  const core = token.slice(start, end);
  if (core === 'net' && token[start - 1] === '.') return '.net';
  if (token.startsWith('++', end) && core !== '') return `${core}++`;
  if (token[end] === '#' && SHORT_NAME.test(core)) return `${core}#`;
  return POSSESSIVE.test(core) ? core.replace(POSSESSIVE, '$1s') : core.endsWith("'s") ? core.slice(0, -2) : core;
}

/** `c#`, `f#`; a longer word before the mark is a word (`issue#`). */
const SHORT_NAME = /^[a-z]{1,2}$/;
/** Behind an `s` or a single letter, the stemmer would not take the `s` away again. */
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

function unitsAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** Whether a byte or unit of ASCII is a letter or a digit. */
export function isAsciiLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a);
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
 * The index term of a folded token: trimmed, without stop words, stemmed. Undefined for a stop word. A token of
 * punctuation alone becomes the empty term, which counts in a field's length as in lunr.
 */
export function indexTerm(token: string): string | undefined {
  return wordTerm(wordOf(token));
}

/** The same for a word: see {@link wordOf}. */
export function wordTerm(word: string): string | undefined {
  return isStopWord(word) ? undefined : stem(word);
}
