import { NearWords } from '../fuzzy/near-words.ts';
import { TermDictionary } from '../index/term-dictionary.ts';
import { encodeStrings } from '../indexing/string-column.ts';

/** Keys in order, each with the numbers of the names that it leads to: a beginning is a run of keys. */
export class NameKeys {
  readonly #keys: TermDictionary;
  readonly #nearKeys: NearWords;
  /** For each key the run of `#entries` that is its names; one more closes the last. */
  readonly #starts: Uint32Array;
  readonly #entries: Uint32Array;

  /** @param names the numbers of the names by key */
  constructor(names: ReadonlyMap<string, readonly number[]>) {
    const sorted = [...names].sort(([a], [b]) => (a < b ? -1 : 1));
    const { bytes, offsets } = encodeStrings(sorted.map(([key]) => key));
    this.#keys = new TermDictionary(bytes, offsets);
    this.#nearKeys = new NearWords(this.#keys);
    this.#entries = Uint32Array.from(sorted.flatMap(([, entries]) => entries));
    this.#starts = new Uint32Array(sorted.length + 1);
    sorted.forEach(([, entries], key) => {
      this.#starts[key + 1] = (this.#starts[key] as number) + entries.length;
    });
  }

  key(id: number): string {
    return this.#keys.term(id);
  }

  /** The names that a key leads to. */
  entries(id: number): Uint32Array {
    return this.#entries.subarray(this.#starts[id] as number, this.#starts[id + 1] as number);
  }

  /** The run of keys that start with `prefix`, the shortest first: from the first number up to, not with, the second. */
  startingWith(prefix: string): readonly [from: number, to: number] {
    return this.#keys.prefixRange(prefix);
  }

  /** The keys that are as many slips of the finger away as a word of that length may have, in no order. */
  near(typed: string): ReturnType<NearWords['within']> {
    const slips = slipsIn(typed);
    return slips === 0 ? [] : this.#nearKeys.within(typed, slips);
  }
}

function slipsIn({ length }: string): number {
  if (length < 3) return 0;
  return length < 7 ? 1 : 2;
}
