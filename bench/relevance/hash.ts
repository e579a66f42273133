/** A hash of 32 bits: FNV-1a over UTF-16 units, then the finaliser of MurmurHash3, so that every bit depends on all. */
export function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  sum = Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35);
  return (sum ^ (sum >>> 16)) >>> 0;
}

/** Chance that is the same in every run. */
export class Random {
  #state: number;

  constructor(seed: string) {
    this.#state = hash(seed);
  }

  /** A whole number from 0 to `below`, not included. Mulberry32 (Tommy Ettinger, public domain). */
  below(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  }

  /** One of them; undefined when there is none. */
  one<T>(values: readonly T[]): T | undefined {
    return values[this.below(values.length)];
  }

  /** `count` of them, each once, in the order that they came in. */
  some<T>(values: readonly T[], count: number): T[] {
    const places = [...values.keys()];
    while (places.length > count) places.splice(this.below(places.length), 1);
    return places.flatMap((place) => values[place] ?? []);
  }
}

/** At most `most` of them, always the same ones, in the order that they came in. */
export function sample<T>(values: readonly T[], most: number, keyOf: (value: T) => string): readonly T[] {
  if (values.length <= most) return values;
  const ranked = values.map((value, place) => ({ place, hash: hash(`sample ${keyOf(value)}`) }));
  ranked.sort((a, b) => a.hash - b.hash || a.place - b.place);
  const kept = new Set(ranked.slice(0, most).map(({ place }) => place));
  return values.filter((_, place) => kept.has(place));
}

export type Split = 'tune' | 'held';

/** Of all episodes, the share whose questions the ranking may be tuned on; the others' only report. */
const TUNE_SHARE = 0.6;

/** Which part the questions about an episode belong to. */
export function splitOf(episode: number): Split {
  return hash(`split ${episode}`) < TUNE_SHARE * 2 ** 32 ? 'tune' : 'held';
}
