/** A 32-bit hash: FNV-1a over UTF-16 code units, then the finaliser of MurmurHash3 for avalanche. */
export function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  sum = Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35);
  return (sum ^ (sum >>> 16)) >>> 0;
}

/** A seeded generator of random numbers: mulberry32 (Tommy Ettinger, public domain). */
export class Random {
  #state: number;

  constructor(seed: string) {
    this.#state = hash(seed);
  }

  /** A whole number from 0 up to `below`, exclusive. */
  below(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  }

  /** One of the values; undefined when there are none. */
  one<T>(values: readonly T[]): T | undefined {
    return values[this.below(values.length)];
  }

  /** A sample of `count` of the values without replacement, in their order. */
  some<T>(values: readonly T[], count: number): T[] {
    const indexes = [...values.keys()];
    while (indexes.length > count) indexes.splice(this.below(indexes.length), 1);
    return indexes.flatMap((index) => values[index] ?? []);
  }
}

/** A sample of at most `max` of the values, the same in every run, in their order. */
export function sample<T>(values: readonly T[], max: number, keyOf: (value: T) => string): readonly T[] {
  if (values.length <= max) return values;
  const hashed = values.map((value, index) => ({ index, hash: hash(`sample ${keyOf(value)}`) }));
  hashed.sort((a, b) => a.hash - b.hash || a.index - b.index);
  const kept = new Set(hashed.slice(0, max).map(({ index }) => index));
  return values.filter((_, index) => kept.has(index));
}

export type Split = 'tune' | 'held';

/** The share of episodes in the tune split. */
const TUNE_SHARE = 0.6;

/** The split of the questions about an episode. */
export function splitOf(episode: number): Split {
  return hash(`split ${episode}`) < TUNE_SHARE * 2 ** 32 ? 'tune' : 'held';
}
