/* Words as bit sets of their letters. Comparing the sets rules out most words before any edit distance is computed. */

/** One of 32 bits: a to z have a bit each, all other characters share six by their code. */
function letterBit(code: number): number {
  return code >= 97 && code <= 122 ? 1 << (code - 97) : 1 << (26 + (code % 6));
}

/** The letter set of a word given as UTF-16 units. */
export function letterSet(length: number, units: ArrayLike<number>): number {
  let set = 0;
  for (let i = 0; i < length; i++) set |= letterBit(units[i] as number);
  return set >>> 0;
}

/** The letter set of a string. */
export function lettersOf(text: string): number {
  return letterSet(
    text.length,
    Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)),
  );
}

/** The number of bits that are set. Source: Warren, Hacker's Delight, section 5-1. */
export function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
