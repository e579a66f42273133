import { LARGEST_NARROW, type UintColumn } from '../index/columns.ts';
import { GrowableUint32 } from './growable.ts';

/** Tokens one after the other: their numbers in a table, and in step their ordinals in their texts. */
export class TokenStream {
  readonly ids: GrowableUint32;
  /** Narrow until a text has more tokens than that: there are millions of them, and hardly any needs more. */
  ordinals: UintColumn;
  /** In step: the stop words around each token, as `token-context.ts` has them. */
  contexts: Uint16Array;
  /** Tokens with lower numbers than this are stop words: they count in the ordinals and are left out. */
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

  /** Makes room for `extra` more tokens, so that a loop may write to the arrays and set `length` itself. */
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

  /** Makes room for ordinals up to `largest`, and says whether that was needed. */
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
