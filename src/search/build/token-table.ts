import { GrowableUint32 } from './growable.ts';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Tokens up to so many bytes fit in two 32-bit numbers, which are their key. */
export const PACKED_BYTES = 8;

/** One slot of the table: the packed token, or its hash and length; then its number plus one, 0 for a free slot. */
const SLOT_SHIFT = 2;
const SLOT = 1 << SLOT_SHIFT;

/**
 * Every distinct token once, numbered in the order of first sight. Two open-addressing tables with linear probing: one
 * for tokens of up to eight bytes (nineteen of twenty words that people say), where a look-up touches a single cache
 * line and compares no bytes; one for longer tokens. Made for tens of millions of look-ups without an object each.
 */
export class TokenTable {
  #short = new Int32Array(SLOT << 16);
  #shortCount = 0;
  #long = new Int32Array(SLOT << 14);
  #longCount = 0;
  /** All tokens end to end, in the order of their numbers. */
  #bytes = new Uint8Array(1 << 19);
  readonly #offsets = new GrowableUint32(1 << 15);

  constructor() {
    this.#offsets.push(0);
  }

  get size(): number {
    return this.#offsets.length - 1;
  }

  /**
   * The number of a token of one to eight bytes, none of them 0: `high` and `low` are its bytes as one big-endian
   * number.
   */
  internPacked(high: number, low: number): number {
    const table = this.#short;
    const wrap = table.length - 1;
    let slot = (mix(high, low) << SLOT_SHIFT) & wrap;
    for (;;) {
      const found = table[slot + 2] as number;
      if (found === 0) return this.#insertPacked(high, low, slot);
      if (table[slot] === low && table[slot + 1] === high) return found - 1;
      slot = (slot + SLOT) & wrap;
    }
  }

  /** The number of a longer token: the bytes from `start` to `end`, each looked up in `lower` first. */
  internLong(text: Uint8Array, start: number, end: number, lower: Uint8Array): number {
    let high = end - start;
    let low = 0;
    for (let at = start; at < end; at++) {
      // Bernstein's hash and its sibling with another multiplier: two independent ones make equal bytes all but sure.
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
      if (table[slot] === low && table[slot + 1] === high && this.#equals(found - 1, text, start, end, lower)) {
        return found - 1;
      }
      slot = (slot + SLOT) & wrap;
    }
  }

  /** The number of a token at hand as a string, already in lower case. */
  internString(token: string): number {
    const bytes = encoder.encode(token);
    if (bytes.length > PACKED_BYTES || bytes.includes(0)) return this.internLong(bytes, 0, bytes.length, IDENTITY);
    let high = 0;
    let low = 0;
    for (const byte of bytes) {
      high = (high << 8) | (low >>> 24);
      low = (low << 8) | byte;
    }
    return this.internPacked(high, low);
  }

  token(id: number): string {
    const start = this.#offsets.array[id] as number;
    return decoder.decode(this.#bytes.subarray(start, this.#offsets.array[id + 1]));
  }

  #equals(id: number, text: Uint8Array, start: number, end: number, lower: Uint8Array): boolean {
    const from = this.#offsets.array[id] as number;
    if ((this.#offsets.array[id + 1] as number) - from !== end - start) return false;
    for (let at = start; at < end; at++) {
      if (this.#bytes[from + at - start] !== lower[text[at] as number]) return false;
    }
    return true;
  }

  #insertPacked(high: number, low: number, slot: number): number {
    const end = this.#room(PACKED_BYTES);
    let length = 0;
    for (let shift = 56; shift >= 0; shift -= 8) {
      const byte = shift >= 32 ? (high >>> (shift - 32)) & 0xff : (low >>> shift) & 0xff;
      if (byte !== 0) this.#bytes[end + length++] = byte;
    }
    this.#offsets.push(end + length);
    setSlot(this.#short, slot, high, low, this.size);
    if (++this.#shortCount * SLOT * 2 > this.#short.length) this.#short = doubled(this.#short);
    return this.size - 1;
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
    setSlot(this.#long, slot, high, low, this.size);
    if (++this.#longCount * SLOT * 2 > this.#long.length) this.#long = doubled(this.#long);
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
function mix(high: number, low: number): number {
  const hash = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

function setSlot(table: Int32Array, slot: number, high: number, low: number, value: number): void {
  table[slot] = low;
  table[slot + 1] = high;
  table[slot + 2] = value;
}

function doubled(table: Int32Array): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(table.length * 2);
  const wrap = grown.length - 1;
  for (let old = 0; old < table.length; old += SLOT) {
    if (table[old + 2] === 0) continue;
    const low = table[old] as number;
    const high = table[old + 1] as number;
    let slot = (mix(high, low) << SLOT_SHIFT) & wrap;
    while (grown[slot + 2] !== 0) slot = (slot + SLOT) & wrap;
    setSlot(grown, slot, high, low, table[old + 2] as number);
  }
  return grown;
}
