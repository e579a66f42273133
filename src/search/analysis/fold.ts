/** Letters that Unicode does not decompose into a base letter and a mark. */
const REPLACEMENTS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  þ: 'th',
  ς: 'σ',
  '‘': "'",
  '’': "'",
  ʼ: "'",
};
const REPLACED = new RegExp(`[${Object.keys(REPLACEMENTS).join('')}]`, 'gu');
/**
 * Accents of Latin, Greek and Cyrillic. Vowel signs of Indic scripts are combining marks too, but carry meaning and
 * stay.
 */
const ACCENTS = /[\u0300-\u036f\s]/gu;
const ASCII = /^[\0-\x7f]*$/;

/**
 * Folds case and accents: `Zürich` and `zurich` are the same
 * token, and so are straight and curly apostrophes. Compatibility forms (ligatures, full-width letters) are normalised
 * as in NFKC.
 */
export function foldToken(token: string): string {
  if (ASCII.test(token)) return token.toLowerCase();
  return token
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(REPLACED, (letter) => REPLACEMENTS[letter] ?? letter)
    .normalize('NFC');
}
