import { GrowableUint32 } from './growable.ts';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Tokens of fewer bytes are their own keys: numbers that are compared, instead of bytes. */
export const PACKED_BYTES = 16;

/** Slots of the tables, in numbers: the key, then the token's number plus one, 0 for a free slot. */
const SLOT_SHIFT = 2;
const SLOT = 1 << SLOT_SHIFT;
/** Those of tokens of middling length have longer keys. */
const MEDIUM_SHIFT = 3;
const MEDIUM_SLOT = 1 << MEDIUM_SHIFT;

/**
 * Every distinct token once, numbered in the order of first sight. Three open-addressing tables with linear probing, by
 * the tokens' length: where a token's bytes fit in two or four 32-bit numbers, a look-up touches a single cache line and
 * compares no bytes. Made for tens of millions of look-ups without an object each.
 *
 * A packed token is its bytes as little-endian 32-bit numbers: `a` is the last of them, which has room for one byte more
 * (so it is 0 when all others are full), `b` the one before it, and so on; 0 where the token does not reach.
 */
export class TokenTable {
  #short: Int32Array;
  #shortCount = 0;
  #medium: Int32Array;
  #mediumCount = 0;
  #long = new Int32Array(SLOT << 4);
  #longCount = 0;
  /** All tokens end to end, in the order of their numbers. */
  #bytes = new Uint8Array(1 << 10);
  readonly #offsets = new GrowableUint32();

  /** @param slots Room that is made at once, a power of two: tables at most half full are quick. All grow as needed. */
  constructor(slots = 1 << 8) {
    this.#short = new Int32Array(slots << SLOT_SHIFT);
    this.#medium = new Int32Array(slots << MEDIUM_SHIFT);
    this.#offsets.push(0);
  }

  get size(): number {
    return this.#offsets.length - 1;
  }

  /** The number of a packed token of one to seven bytes. */
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

  /** The number of a packed token of eight to fifteen bytes. */
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

  /** The number of any token: the bytes from `start` to `end`, none of them 0, each looked up in `lower` first. */
  intern(text: Uint8Array, start: number, end: number, lower: Uint8Array): number {
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

  /** The number of a token at hand as a string, already in lower case. */
  internString(token: string): number {
    const bytes = encoder.encode(token);
    return this.intern(bytes, 0, bytes.length, IDENTITY);
  }

  token(id: number): string {
    const start = this.#offsets.array[id] as number;
    return decoder.decode(this.#bytes.subarray(start, this.#offsets.array[id + 1]));
  }

  #internLong(text: Uint8Array, start: number, end: number, lower: Uint8Array): number {
    let high = end - start;
    let low = 0;
    for (let at = start; at < end; at++) {
      // Bernstein's hash and its sibling with another multiplier: two independent ones spare nearly every comparison.
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
      if (table[slot] === high && table[slot + 1] === low && this.#equals(found - 1, text, start, end, lower)) {
        return found - 1;
      }
      slot = (slot + SLOT) & wrap;
    }
  }

  #equals(id: number, text: Uint8Array, start: number, end: number, lower: Uint8Array): boolean {
    const from = this.#offsets.array[id] as number;
    if ((this.#offsets.array[id + 1] as number) - from !== end - start) return false;
    for (let at = start; at < end; at++) {
      if (this.#bytes[from + at - start] !== lower[text[at] as number]) return false;
    }
    return true;
  }

  #insertShort(a: number, b: number, slot: number): number {
    const id = this.#appendPacked([b, a]);
    this.#short.set([a, b, id + 1], slot);
    if (++this.#shortCount * SLOT * 2 > this.#short.length) {
      this.#short = doubled(this.#short, SLOT, 2, (table, at) => mix(table[at] ?? 0, table[at + 1] ?? 0));
    }
    return id;
  }

  #insertMedium(a: number, b: number, c: number, d: number, slot: number): number {
    const id = this.#appendPacked([d, c, b, a]);
    this.#medium.set([a, b, c, d, id + 1], slot);
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
    const to = this.#room(end - start) - start;
    for (let at = start; at < end; at++) this.#bytes[to + at] = lower[text[at] as number] as number;
    this.#offsets.push(to + end);
    this.#long.set([high, low, this.size], slot);
    if (++this.#longCount * SLOT * 2 > this.#long.length) {
      this.#long = doubled(this.#long, SLOT, 2, (table, at) => mix(table[at] ?? 0, table[at + 1] ?? 0));
    }
    return this.size - 1;
  }

  /** Keeps the bytes of a new token and returns its number. The packed words come first word first. */
  #appendPacked(words: readonly number[]): number {
    let end = this.#room(PACKED_BYTES);
    for (const word of words) {
      for (let shift = 0; shift < 32; shift += 8) {
        const byte = (word >>> shift) & 0xff;
        if (byte !== 0) this.#bytes[end++] = byte;
      }
    }
    this.#offsets.push(end);
    return this.size - 1;
  }

  /** Makes room for one more token of `length` bytes and says where it goes. */
  #room(length: number): number {
    const end = this.#offsets.array[this.size] as number;
    if (end + length > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#bytes.length * 2, end + length));
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    return end;
  }
}

const IDENTITY = Uint8Array.from({ length: 256 }, (_, byte) => byte);

/** Multiplicative hashing (Knuth, TAOCP 3, 6.4) of two words, the high bits folded into the low ones that are used. */
function mix(a: number, b: number): number {
  const hash = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

/** A table of twice the size with the same slots, each of which has its number at `numberAt`. */
function doubled(
  table: Int32Array,
  slotSize: number,
  numberAt: number,
  hash: (table: Int32Array, at: number) => number,
): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(table.length * 2);
  const wrap = grown.length - 1;
  for (let old = 0; old < table.length; old += slotSize) {
    if (table[old + numberAt] === 0) continue;
    let slot = (hash(table, old) * slotSize) & wrap;
    while (grown[slot + numberAt] !== 0) slot = (slot + slotSize) & wrap;
    for (let i = 0; i <= numberAt; i++) grown[slot + i] = table[old + i] as number;
  }
  return grown;
}
