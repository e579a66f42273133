import type { StringColumn } from './string-column.ts';

const PREFIX = 4;
/** Runs up to this length are sorted by insertion. */
const FEW = 8;

/**
 * Maps UTF-8 bytes so that they sort like JavaScript's strings, in UTF-16 order: characters above U+FFFF (first byte
 * 0xf0 and above) come before U+E000 to U+FFFF (first bytes 0xee and 0xef).
 */
const RANK = Uint8Array.from({ length: 256 }, (_, byte) => (byte === 0xee || byte === 0xef ? byte + 0x10 : byte));

/** Which half of a 64-bit number has the high bits. */
const [HIGH, LOW] = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? [1, 0] : [0, 1];

/**
 * Sorts the numbers of distinct strings in place, in the order of JavaScript's strings. None may contain NUL. No string
 * is created: the next four bytes and the number form a 64-bit integer, the integers are sorted natively, and each run
 * of equal bytes is sorted by the four bytes after them. (Multikey sorting: Bentley and Sedgewick, "Fast Algorithms for
 * Sorting and Searching Strings", 1997.)
 */
export function sortStrings(numbers: Uint32Array, { bytes, offsets }: StringColumn): void {
  const keys = new BigUint64Array(numbers.length);
  const halves = new Uint32Array(keys.buffer);
  const prefixOf = (number: number, depth: number): number => {
    const end = offsets[number + 1] as number;
    let prefix = 0;
    for (let at = (offsets[number] as number) + depth, to = at + PREFIX; at < to; at++) {
      prefix = (prefix << 8) | (at < end ? (RANK[bytes[at] as number] as number) : 0);
    }
    return prefix >>> 0;
  };
  /** Compares two strings whose first `depth` bytes are equal. */
  const isLess = (one: number, other: number, depth: number): boolean => {
    const oneEnd = offsets[one + 1] as number;
    const otherEnd = offsets[other + 1] as number;
    let a = (offsets[one] as number) + depth;
    let b = (offsets[other] as number) + depth;
    while (a < oneEnd && b < otherEnd && bytes[a] === bytes[b]) {
      a++;
      b++;
    }
    if (a === oneEnd || b === otherEnd) return a === oneEnd && b < otherEnd;
    return (RANK[bytes[a] as number] as number) < (RANK[bytes[b] as number] as number);
  };
  const insert = (from: number, to: number, depth: number): void => {
    for (let next = from + 1; next < to; next++) {
      const number = numbers[next] as number;
      let place = next;
      for (; place > from && isLess(number, numbers[place - 1] as number, depth); place--) {
        numbers[place] = numbers[place - 1] as number;
      }
      numbers[place] = number;
    }
  };
  const runs: (readonly [from: number, to: number, depth: number])[] = [[0, numbers.length, 0]];
  for (let run = runs.pop(); run !== undefined; run = runs.pop()) {
    const [from, to, depth] = run;
    if (to - from <= FEW) {
      insert(from, to, depth);
      continue;
    }
    for (let at = from; at < to; at++) {
      halves[at * 2 + HIGH] = prefixOf(numbers[at] as number, depth);
      halves[at * 2 + LOW] = numbers[at] as number;
    }
    keys.subarray(from, to).sort();
    for (let at = from, start = from; at < to; at++) {
      numbers[at] = halves[at * 2 + LOW] as number;
      if (at + 1 < to && halves[at * 2 + HIGH] === halves[at * 2 + 2 + HIGH]) continue;
      if (at > start) runs.push([start, at + 1, depth + PREFIX]);
      start = at + 1;
    }
  }
}
