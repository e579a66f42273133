/**
 * Where a text is cut into tokens. lunr cuts at white space and hyphens; this index also cuts at the other punctuation
 * that joins words (`tcp/ip`, `rsync,cron`, `snake_case`), so that each part is found on its own. What belongs to names
 * and numbers stays inside a token: `node.js`, `it's`, `c++`, `c#`, `r&d`, `user@host`.
 */
const ASCII_SEPARATORS = ' \t\n\v\f\r-/_,;:!?()[]{}<>"=|\\^`';

/** Apostrophes beyond ASCII, which are punctuation to Unicode. */
const APOSTROPHES = '‘’';

const WIDE_SEPARATOR = new RegExp(`(?![\\0-\\x7f${APOSTROPHES}])[\\s\\p{P}]`, 'u');

const IS_ASCII_SEPARATOR = Uint8Array.from({ length: 0x80 }, (_, code) =>
  ASCII_SEPARATORS.includes(String.fromCharCode(code)) ? 1 : 0,
);

/** Whether a UTF-16 unit separates tokens. Characters beyond the basic plane do not. */
export function isSeparator(unit: number): boolean {
  return unit < 0x80 ? IS_ASCII_SEPARATOR[unit] === 1 : WIDE_SEPARATOR.test(String.fromCharCode(unit));
}

/** The same for a split: one separator or more. */
export const SEPARATORS = new RegExp(
  `(?:[${ASCII_SEPARATORS.replace(/[\\\]^-]/g, '\\$&')}]|${WIDE_SEPARATOR.source})+`,
  'u',
);

/** The tokens of a text: what stands between separators. */
export function splitTokens(text: string): string[] {
  return text.split(SEPARATORS).filter((token) => token !== '');
}
