import { partitionPoint } from '../../util/binary-search.ts';

/** A sorted list of strings stored as bytes, numbered by their order: the terms of an index, or the words of a corpus. */
export class TermDictionary {
  readonly size: number;
  readonly #bytes: Buffer;
  readonly #offsets: Uint32Array;

  /** @param offsets Where each string starts in `bytes`; one more closes the last. */
  constructor(bytes: Uint8Array, offsets: Uint32Array) {
    this.size = offsets.length - 1;
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#offsets = offsets;
  }

  term(id: number): string {
    return this.#bytes.toString('utf8', this.#offsets[id], this.#offsets[id + 1]);
  }

  /**
   * Calls `visit` for each term with its length in UTF-16 units and the numbers of those units, without making strings
   * of the many terms that are ASCII. The list is the same object each time.
   */
  scan(visit: (id: number, length: number, units: ArrayLike<number>) => void): void {
    let units = new Uint16Array(64);
    for (let id = 0; id < this.size; id++) {
      const start = this.#offsets[id] as number;
      const length = (this.#offsets[id + 1] as number) - start;
      if (length > units.length) units = new Uint16Array(length * 2);
      let ascii = true;
      for (let i = 0; i < length; i++) {
        const byte = this.#bytes[start + i] as number;
        units[i] = byte;
        ascii &&= byte < 0x80;
      }
      if (ascii) {
        visit(id, length, units);
        continue;
      }
      const term = this.term(id);
      for (let i = 0; i < term.length; i++) units[i] = term.charCodeAt(i);
      visit(id, term.length, units);
    }
  }

  /** The term's number; undefined when the corpus does not have it. */
  find(term: string): number | undefined {
    const id = this.lowerBound(term);
    return id < this.size && this.term(id) === term ? id : undefined;
  }

  /** The number of the first term that is not less than `text`; `size` when all are. */
  lowerBound(text: string): number {
    const isAscii = /^[\0-\x7f]*$/.test(text);
    return partitionPoint(0, this.size, isAscii ? (id) => this.#isBefore(id, text) : (id) => this.term(id) < text);
  }

  /** Whether a term sorts before ASCII text. Compares bytes: every byte of a character beyond ASCII is larger than any text's. */
  #isBefore(id: number, text: string): boolean {
    const start = this.#offsets[id] as number;
    const length = (this.#offsets[id + 1] as number) - start;
    for (let at = 0; at < text.length; at++) {
      if (at === length) return true;
      const difference = (this.#bytes[start + at] as number) - text.charCodeAt(at);
      if (difference !== 0) return difference < 0;
    }
    return false;
  }

  /** The range of the terms that start with `prefix`; `to` is exclusive. */
  prefixRange(prefix: string): readonly [from: number, to: number] {
    const from = this.lowerBound(prefix);
    return [from, partitionPoint(from, this.size, (id) => this.term(id).startsWith(prefix))];
  }
}
