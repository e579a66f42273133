/**
 * Removes inflection only: `libraries` becomes `library`, `running` becomes `run`. A light stemmer, to tell apart words
 * that Porter's conflates: `universe` and `university` share the stem `univers`, but differ in their base. Plurals
 * follow Harman's S stemmer (How Effective Is Suffixing?, 1991); then `-ed`, `-ing` and a final `e` are removed.
 */
export function inflectionBase(word: string): string {
  return withoutE(withoutDoubled(withoutVerbEnding(singular(word))));
}

function singular(word: string): string {
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word !== 'news' && /[^su']s$/.test(word) ? word.slice(0, -1) : word;
}

/** The rest must have a vowel, so `sing` and `red` are unchanged. */
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
