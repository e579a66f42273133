import { GrowableUint32 } from './growable.ts';
import type { StringColumn } from './string-column.ts';

/** Space for the bytes of a packed token, rounded up. */
const PACKED_ROOM = 16;

/** The concatenated bytes of all tokens of a table, in the order of their numbers. */
export class TokenBytes {
  #bytes = Buffer.alloc(1 << 10);
  readonly #offsets = new GrowableUint32();

  constructor() {
    this.#offsets.push(0);
  }

  get count(): number {
    return this.#offsets.length - 1;
  }

  /** Appends a packed token and returns its number. The arguments are in the order of the bytes; zeros are skipped. */
  appendPacked(first: number, second: number, third: number, last: number): number {
    let end = this.#room(PACKED_ROOM);
    end = this.#write(first, end);
    end = this.#write(second, end);
    end = this.#write(third, end);
    this.#offsets.push(this.#write(last, end));
    return this.count - 1;
  }

  /** Appends the bytes of `text` from `start` to `end`, mapped by `lower`, and returns the token's number. */
  append(text: Uint8Array, start: number, end: number, lower: Uint8Array): number {
    const to = this.#room(end - start) - start;
    for (let at = start; at < end; at++) this.#bytes[to + at] = lower[text[at] as number] as number;
    this.#offsets.push(to + end);
    return this.count - 1;
  }

  /** Whether a token equals what {@link append} would add for the same arguments. */
  equals(id: number, text: Uint8Array, start: number, end: number, lower: Uint8Array): boolean {
    const from = this.#offsets.array[id] as number;
    if ((this.#offsets.array[id + 1] as number) - from !== end - start) return false;
    for (let at = start; at < end; at++) {
      if (this.#bytes[from + at - start] !== lower[text[at] as number]) return false;
    }
    return true;
  }

  toText(id: number): string {
    return this.#bytes.toString('utf8', this.#offsets.array[id], this.#offsets.array[id + 1]);
  }

  toColumn(): StringColumn {
    const end = this.#offsets.array[this.count];
    return { bytes: new Uint8Array(this.#bytes.subarray(0, end)), offsets: this.#offsets.toArray() };
  }

  /** Writes the non-zero bytes of a number, and returns where they end. */
  #write(packed: number, at: number): number {
    const bytes = this.#bytes;
    let end = at;
    for (let rest = packed; rest !== 0; rest >>>= 8) bytes[end++] = rest & 0xff;
    return end;
  }

  /** Makes room for a token of `length` bytes and returns its position. */
  #room(length: number): number {
    const end = this.#offsets.array[this.count] as number;
    if (end + length > this.#bytes.length) {
      const grown = Buffer.alloc(Math.max(this.#bytes.length * 2, end + length));
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    return end;
  }
}
