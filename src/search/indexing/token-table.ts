import { counters } from './counters.ts';
import type { StringColumn } from './string-column.ts';
import { TokenBytes } from './token-bytes.ts';

const encoder = new TextEncoder();

/** Shorter tokens are their own keys: comparing them compares numbers, not bytes. */
export const PACKED_BYTES = 16;

/** The size of a slot, in numbers: the key, then the token's number plus one; 0 marks a free slot. */
const SLOT_SHIFT = 2;
const SLOT = 1 << SLOT_SHIFT;
/** Slots of medium-length tokens have longer keys. */
const MEDIUM_SHIFT = 3;
const MEDIUM_SLOT = 1 << MEDIUM_SHIFT;

/**
 * Numbers distinct tokens in the order of their first occurrence. It has three open-addressing tables with linear
 * probing, for short, medium and long tokens. Where a token's bytes fit in two or four 32-bit numbers, a lookup touches
 * a single cache line and compares no bytes. It is made for tens of millions of lookups and allocates no object for any
 * of them.
 *
 * A packed token is its bytes as little-endian 32-bit numbers: `a` is the last of them, `b` the one before it, and so
 * on. `a` has room for one byte more, so it is 0 if all others are full. Unused numbers are 0.
 */
export class TokenTable {
  #short: Int32Array;
  #shortCount = 0;
  #medium: Int32Array;
  #mediumCount = 0;
  #long = freeSlots(SLOT << 4);
  #longCount = 0;
  readonly #tokens = new TokenBytes();
  /** For tokens that are given as strings. */
  readonly #ascii = new Uint8Array(64);

  /** @param slots The initial size, a power of two. Tables are fastest when at most half full. They grow as needed. */
  constructor(slots = 1 << 8) {
    this.#short = freeSlots(slots << SLOT_SHIFT);
    this.#medium = freeSlots(slots << MEDIUM_SHIFT);
  }

  get size(): number {
    return this.#tokens.count;
  }

  /** Returns the number of a packed token of one to seven bytes. */
  internShort(a: number, b: number): number {
    const table = this.#short;
    const wrap = table.length - 1;
    let slot = (mix(a, b) << SLOT_SHIFT) & wrap;
    for (;;) {
      const found = table[slot + 2] as number;
      if (found === 0) return this.#insertShort(a, b, slot);
      if (table[slot] === a && table[slot + 1] === b) return found - 1;
      slot = (slot + SLOT) & wrap;
    }
  }

  /** Returns the number of a packed token of eight to fifteen bytes. */
  internMedium(a: number, b: number, c: number, d: number): number {
    const table = this.#medium;
    const wrap = table.length - 1;
    let slot = (mix(mix(a, b), mix(c, d)) << MEDIUM_SHIFT) & wrap;
    for (;;) {
      const found = table[slot + 4] as number;
      if (found === 0) return this.#insertMedium(a, b, c, d, slot);
      if (table[slot] === a && table[slot + 1] === b && table[slot + 2] === c && table[slot + 3] === d)
        return found - 1;
      slot = (slot + MEDIUM_SLOT) & wrap;
    }
  }

  /** Returns the number of any token: the bytes from `start` to `end`, none of them 0, mapped by `lower`. */
  intern(text: Uint8Array, start: number, end: number, lower: Uint8Array = IDENTITY): number {
    if (end - start >= PACKED_BYTES) return this.#internLong(text, start, end, lower);
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let at = start, shift = 0; at < end; at++) {
      a |= (lower[text[at] as number] as number) << shift;
      shift += 8;
      if (shift < 32) continue;
      d = c;
      c = b;
      b = a;
      a = 0;
      shift = 0;
    }
    return c === 0 ? this.internShort(a, b) : this.internMedium(a, b, c, d);
  }

  /** Returns the number of a lower-case token that is given as a string. */
  internString(token: string): number {
    const { length } = token;
    const bytes = length <= this.#ascii.length ? this.#ascii : new Uint8Array(length);
    for (let at = 0; at < length; at++) {
      const unit = token.charCodeAt(at);
      if (unit >= 0x80) {
        const encoded = encoder.encode(token);
        return this.intern(encoded, 0, encoded.length);
      }
      bytes[at] = unit;
    }
    return this.intern(bytes, 0, length);
  }

  /** Returns the numbers of all strings of a column. */
  internAll({ bytes, offsets }: StringColumn): Uint32Array {
    const numbers = new Uint32Array(offsets.length - 1);
    for (let index = 0; index < numbers.length; index++) {
      numbers[index] = this.intern(bytes, offsets[index] as number, offsets[index + 1] as number);
    }
    return numbers;
  }

  token(id: number): string {
    return this.#tokens.toText(id);
  }

  /** All tokens, in the order of their numbers. */
  toColumn(): StringColumn {
    return this.#tokens.toColumn();
  }

  #internLong(text: Uint8Array, start: number, end: number, lower: Uint8Array): number {
    let high = end - start;
    let low = 0;
    for (let at = start; at < end; at++) {
      // Bernstein's hash and a variant with another multiplier. Two independent hashes make a false comparison very
      // rare.
      const byte = lower[text[at] as number] as number;
      high = (Math.imul(high, 33) ^ byte) | 0;
      low = (Math.imul(low, 65_599) + byte) | 0;
    }
    const table = this.#long;
    const wrap = table.length - 1;
    let slot = (mix(high, low) << SLOT_SHIFT) & wrap;
    for (;;) {
      const found = table[slot + 2] as number;
      if (found === 0) return this.#insertLong(text, start, end, lower, high, low, slot);
      if (table[slot] === high && table[slot + 1] === low && this.#tokens.equals(found - 1, text, start, end, lower)) {
        return found - 1;
      }
      slot = (slot + SLOT) & wrap;
    }
  }

  #insertShort(a: number, b: number, slot: number): number {
    const id = this.#tokens.appendPacked(0, 0, b, a);
    const table = this.#short;
    table[slot] = a;
    table[slot + 1] = b;
    table[slot + 2] = id + 1;
    if (++this.#shortCount * SLOT * 2 > this.#short.length) {
      this.#short = doubled(this.#short, SLOT, 2, (table, at) => mix(table[at] ?? 0, table[at + 1] ?? 0));
    }
    return id;
  }

  #insertMedium(a: number, b: number, c: number, d: number, slot: number): number {
    const id = this.#tokens.appendPacked(d, c, b, a);
    const table = this.#medium;
    table[slot] = a;
    table[slot + 1] = b;
    table[slot + 2] = c;
    table[slot + 3] = d;
    table[slot + 4] = id + 1;
    if (++this.#mediumCount * MEDIUM_SLOT * 2 > this.#medium.length) {
      this.#medium = doubled(this.#medium, MEDIUM_SLOT, 4, (table, at) =>
        mix(mix(table[at] ?? 0, table[at + 1] ?? 0), mix(table[at + 2] ?? 0, table[at + 3] ?? 0)),
      );
    }
    return id;
  }

  #insertLong(
    text: Uint8Array,
    start: number,
    end: number,
    lower: Uint8Array,
    high: number,
    low: number,
    slot: number,
  ): number {
    const id = this.#tokens.append(text, start, end, lower);
    this.#long.set([high, low, id + 1], slot);
    if (++this.#longCount * SLOT * 2 > this.#long.length) {
      this.#long = doubled(this.#long, SLOT, 2, (table, at) => mix(table[at] ?? 0, table[at + 1] ?? 0));
    }
    return id;
  }
}

function freeSlots(size: number): Int32Array<ArrayBuffer> {
  return new Int32Array(counters(size).buffer);
}

const IDENTITY = Uint8Array.from({ length: 256 }, (_, byte) => byte);

/**
 * Multiplicative hashing of two words (Knuth, TAOCP 3, 6.4). The high bits are folded into the low ones, which select
 * the slot.
 */
function mix(a: number, b: number): number {
  const hash = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

/**
 * Returns a table of twice the size with the same slots. `numberAt` is the position of the token's number in a slot.
 */
function doubled(
  table: Int32Array,
  slotSize: number,
  numberAt: number,
  hash: (table: Int32Array, at: number) => number,
): Int32Array<ArrayBuffer> {
  const grown = freeSlots(table.length * 2);
  const wrap = grown.length - 1;
  for (let old = 0; old < table.length; old += slotSize) {
    if (table[old + numberAt] === 0) continue;
    let slot = (hash(table, old) * slotSize) & wrap;
    while (grown[slot + numberAt] !== 0) slot = (slot + slotSize) & wrap;
    for (let i = 0; i <= numberAt; i++) grown[slot + i] = table[old + i] as number;
  }
  return grown;
}

/** Creates a table with room for the strings of several columns, most of which are in all columns. */
export function tableFor(columns: readonly StringColumn[]): TokenTable {
  const most = columns.reduce((longest, { offsets }) => Math.max(longest, offsets.length), 1);
  return new TokenTable(2 ** Math.ceil(Math.log2(most)));
}
