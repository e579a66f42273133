/**
 * The ASCII characters that separate tokens. lunr splits at white space and hyphens; this index also splits at other
 * punctuation that joins words (`tcp/ip`, `rsync,cron`, `snake_case`), so that each part can be found. Characters of
 * names and numbers stay inside a token: `node.js`, `it's`, `c++`, `c#`, `r&d`, `user@host`.
 */
const ASCII_SEPARATORS = ' \t\n\v\f\r-/_,;:!?()[]{}<>"=|\\^`';

/** Non-ASCII apostrophes. Unicode counts them as punctuation, but they do not separate tokens. */
const APOSTROPHES = '‘’';

const WIDE_SEPARATOR = new RegExp(`(?![\\0-\\x7f${APOSTROPHES}])[\\s\\p{P}]`, 'u');

const IS_ASCII_SEPARATOR = Uint8Array.from({ length: 0x80 }, (_, code) =>
  ASCII_SEPARATORS.includes(String.fromCharCode(code)) ? 1 : 0,
);

/** Whether a UTF-16 code unit separates tokens. Characters outside the Basic Multilingual Plane never do. */
export function isSeparator(unit: number): boolean {
  return unit < 0x80 ? IS_ASCII_SEPARATOR[unit] === 1 : WIDE_SEPARATOR.test(String.fromCharCode(unit));
}

/** Matches a run of separators, for `split`. */
export const SEPARATORS = new RegExp(
  `(?:[${ASCII_SEPARATORS.replace(/[\\\]^-]/g, '\\$&')}]|${WIDE_SEPARATOR.source})+`,
  'u',
);

/** Splits a text into tokens, without normalising them. */
export function splitTokens(text: string): string[] {
  return text.split(SEPARATORS).filter((token) => token !== '');
}
