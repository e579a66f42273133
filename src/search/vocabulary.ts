import type { IndexColumns } from './columns.ts';

/** The index's terms, numbered by their order as strings. */
export class Vocabulary {
  readonly size: number;
  readonly #bytes: Buffer;
  readonly #offsets: Uint32Array;

  constructor({ termBytes, termOffsets }: Pick<IndexColumns, 'termBytes' | 'termOffsets'>) {
    this.size = termOffsets.length - 1;
    this.#bytes = Buffer.from(termBytes.buffer, termBytes.byteOffset, termBytes.byteLength);
    this.#offsets = termOffsets;
  }

  term(id: number): string {
    return this.#bytes.toString('utf8', this.#offsets[id], this.#offsets[id + 1]);
  }

  /** Bytes of the term in UTF-8. */
  byteLength(id: number): number {
    return (this.#offsets[id + 1] as number) - (this.#offsets[id] as number);
  }

  /** The term's number, undefined for a word that the corpus does not have. */
  find(term: string): number | undefined {
    const id = this.lowerBound(term);
    return id < this.size && this.term(id) === term ? id : undefined;
  }

  /** The number of the first term that is not less than `text`; `size` when all are. */
  lowerBound(text: string): number {
    let from = 0;
    let to = this.size;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (this.term(middle) < text) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** The run of terms that start with `prefix`: from the first number up to, not with, the second. */
  prefixRange(prefix: string): readonly [from: number, to: number] {
    const from = this.lowerBound(prefix);
    let low = from;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.term(middle).startsWith(prefix)) low = middle + 1;
      else high = middle;
    }
    return [from, low];
  }
}
