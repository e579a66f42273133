/** Sums for a few of many things, which are soon forgotten. */
export class Tally {
  /** Zero for those that are not found. */
  readonly values: Float64Array;
  /** Those that have a value, `count` of them. */
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

  /** The larger of the value that it has and this one. */
  raise(thing: number, value: number): void {
    const before = this.values[thing] as number;
    if (before === 0) this.add(thing, value);
    else if (before < value) this.values[thing] = value;
  }
}
