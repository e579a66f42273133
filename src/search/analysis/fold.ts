/** Letters that Unicode does not take apart into a plain one and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
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
const NOT_PLAIN = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');
/** Accents of Latin, Greek and Cyrillic letters. The vowel signs of Indic scripts are letters to their readers and stay. */
const ACCENTS = /[\u0300-\u036f\s]/gu;
const ASCII = /^[\0-\x7f]*$/;

/**
 * A token in lower case without accents: `Zürich` and `zurich` are one word, and so are a straight and a curly
 * apostrophe. Compatibility forms (ligatures, full-width letters) become plain ones: Unicode's NFKC.
 */
export function foldToken(token: string): string {
  if (ASCII.test(token)) return token.toLowerCase();
  return token
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(NOT_PLAIN, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFC');
}
