/* Words as sets of letters, which tell most of them apart without a look at their letters' order. */

/** One of 32 bits: a letter's own for a to z, for all else one by its code, shared with others. */
function letterBit(code: number): number {
  return code >= 97 && code <= 122 ? 1 << (code - 97) : 1 << (26 + (code % 6));
}

/** The letters of a word, given as UTF-16 units, as bits. */
export function letterSet(length: number, units: ArrayLike<number>): number {
  let set = 0;
  for (let i = 0; i < length; i++) set |= letterBit(units[i] as number);
  return set >>> 0;
}

export function lettersOf(text: string): number {
  return letterSet(
    text.length,
    Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)),
  );
}

/** How many bits are set. (Warren, Hacker's Delight, 5-1.) */
export function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
