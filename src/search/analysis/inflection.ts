/**
 * A word without its inflection: `libraries` is `library`, `running` is `run`. Two words of one stem with different bases are
 * different words to people: Porter's stemmer makes `univers` of `universe` and of `university`, and `encrypt` of
 * `encryption`. Harman's S stemmer (1991) for plurals, then `-ed` and `-ing`; a final `e` is cut, as some forms lack it.
 */
export function inflectionBase(word: string): string {
  return withoutE(withoutDoubled(withoutVerbEnding(singular(word))));
}

function singular(word: string): string {
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word !== 'news' && /[^su']s$/.test(word) ? word.slice(0, -1) : word;
}

/** The stem keeps a vowel, so that `sing` and `red` stay whole. */
function withoutVerbEnding(word: string): string {
  if (/[^aeiou]ied$/.test(word)) return `${word.slice(0, -3)}y`;
  return word.replace(/([aeiouy].*)(?:ed|ing)$/, '$1');
}

function withoutDoubled(word: string): string {
  return /([bdfgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}

function withoutE(word: string): string {
  return word.length > 3 && word.endsWith('e') ? word.slice(0, -1) : word;
}
