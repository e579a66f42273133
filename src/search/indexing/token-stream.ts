import { LARGEST_NARROW, type UintColumn } from '../index/columns.ts';
import { GrowableUint32 } from './growable.ts';

/** A sequence of tokens: their numbers in a table, and in parallel columns their ordinals and contexts. */
export class TokenStream {
  readonly ids: GrowableUint32;
  /** Narrow until a text is too long for it. Hardly any text is. */
  ordinals: UintColumn;
  /** The stop words around each token, see `token-context.ts`. */
  contexts: Uint16Array;
  /** Tokens with lower numbers are stop words: they count in the ordinals but are left out. */
  readonly skipped: number;

  constructor(skipped: number, capacity = 1024) {
    this.skipped = skipped;
    this.ids = new GrowableUint32(capacity);
    this.ordinals = new Uint16Array(capacity);
    this.contexts = new Uint16Array(capacity);
  }

  get length(): number {
    return this.ids.length;
  }

  set length(length: number) {
    this.ids.length = length;
  }

  /** Makes room for `extra` more tokens. A loop may then write to the arrays and set `length` itself. */
  reserve(extra: number): void {
    this.ids.reserve(extra);
    const capacity = this.ids.array.length;
    if (capacity > this.contexts.length) {
      const contexts = new Uint16Array(capacity);
      contexts.set(this.contexts.subarray(0, this.length));
      this.contexts = contexts;
    }
    if (capacity > this.ordinals.length)
      this.#copyOrdinals(this.ordinals instanceof Uint16Array ? Uint16Array : Uint32Array);
  }

  /** Makes the ordinals wide enough for `largest`. Returns whether they had to change. */
  widen(largest: number): boolean {
    if (largest <= LARGEST_NARROW || this.ordinals instanceof Uint32Array) return false;
    this.#copyOrdinals(Uint32Array);
    return true;
  }

  #copyOrdinals(Column: typeof Uint16Array | typeof Uint32Array): void {
    const copy = new Column(this.ids.array.length);
    copy.set(this.ordinals.subarray(0, this.length));
    this.ordinals = copy;
  }
}
