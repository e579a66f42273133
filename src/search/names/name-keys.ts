import { NearWords } from '../fuzzy/near-words.ts';
import { TermDictionary } from '../index/term-dictionary.ts';
import { encodeStrings } from '../indexing/string-column.ts';

/** Sorted keys, each with the numbers of the names that have it. The keys with a common prefix are a run. */
export class NameKeys {
  readonly #keys: TermDictionary;
  readonly #nearKeys: NearWords;
  /** Where each key's run of `#names` starts; one more closes the last. */
  readonly #starts: Uint32Array;
  readonly #names: Uint32Array;

  /** @param namesByKey The numbers of the names by key. */
  constructor(namesByKey: ReadonlyMap<string, readonly number[]>) {
    const sorted = [...namesByKey].sort(([a], [b]) => (a < b ? -1 : 1));
    const { bytes, offsets } = encodeStrings(sorted.map(([key]) => key));
    this.#keys = new TermDictionary(bytes, offsets);
    this.#nearKeys = new NearWords(this.#keys);
    this.#names = Uint32Array.from(sorted.flatMap(([, names]) => names));
    this.#starts = new Uint32Array(sorted.length + 1);
    sorted.forEach(([, names], key) => {
      this.#starts[key + 1] = (this.#starts[key] as number) + names.length;
    });
  }

  key(id: number): string {
    return this.#keys.term(id);
  }

  /** The numbers of the names with a key. */
  names(id: number): Uint32Array {
    return this.#names.subarray(this.#starts[id] as number, this.#starts[id + 1] as number);
  }

  /** The numbers of the keys that start with a prefix, shortest first: `from`, up to but not including `to`. */
  startingWith(prefix: string): readonly [from: number, to: number] {
    return this.#keys.prefixRange(prefix);
  }

  /** The keys within as many edits as typos are expected in a word of that length, in no order. */
  near(typed: string): ReturnType<NearWords['within']> {
    const edits = expectedTypos(typed);
    return edits === 0 ? [] : this.#nearKeys.within(typed, edits);
  }
}

function expectedTypos({ length }: string): number {
  if (length < 3) return 0;
  return length < 7 ? 1 : 2;
}
