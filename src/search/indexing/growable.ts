/** A list of unsigned 32-bit integers that grows by doubling. Hot loops read `array` directly. */
export class GrowableUint32 {
  array: Uint32Array;
  length = 0;

  constructor(capacity = 1024) {
    this.array = new Uint32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.array.length) this.reserve(1);
    this.array[this.length++] = value;
  }

  /** Makes room for `extra` more values. A loop may then write to `array` and set `length` itself. */
  reserve(extra: number): void {
    const needed = this.length + extra;
    if (needed <= this.array.length) return;
    const grown = new Uint32Array(Math.max(needed, this.array.length * 2));
    grown.set(this.array.subarray(0, this.length));
    this.array = grown;
  }

  /** A copy that is exactly as long as the content. */
  toArray(): Uint32Array<ArrayBuffer> {
    return this.array.slice(0, this.length);
  }
}
