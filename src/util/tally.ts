/** Sparse accumulators: sums for a few of many ids, reused for each query. */
export class Tally {
  /** By id; 0 for those without a sum. */
  readonly values: Float64Array;
  /** The first `count` are the ids that have a sum. */
  readonly found: Uint32Array;
  count = 0;

  constructor(size: number) {
    this.values = new Float64Array(size);
    this.found = new Uint32Array(size);
  }

  clear(): void {
    for (let at = 0; at < this.count; at++) this.values[this.found[at] as number] = 0;
    this.count = 0;
  }

  /** @param value above 0 */
  add(thing: number, value: number): void {
    const before = this.values[thing] as number;
    if (before === 0) this.found[this.count++] = thing;
    this.values[thing] = before + value;
  }

  /** Keeps the larger of the current value and this one. */
  raise(thing: number, value: number): void {
    const before = this.values[thing] as number;
    if (before === 0) this.add(thing, value);
    else if (before < value) this.values[thing] = value;
  }
}
