import type { TermDictionary } from '../index/term-dictionary.ts';
import { editDistance } from './edit-distance.ts';
import { bitCount, letterSet, lettersOf } from './letter-sets.ts';

/** Longer words share one bucket. */
const MAX_LENGTH = 40;

/**
 * Finds the words within a few edits of another word. Words are sorted by length, with their letter sets in step, so a search
 * scans a part of one array and computes the edit distance only of the few words with similar letters.
 */
export class NearWords {
  readonly #words: TermDictionary;
  /** The numbers of the words, sorted by length, and the letter set of each. */
  readonly #ids: Uint32Array;
  readonly #letters: Uint32Array;
  /** Where the words of each length start; one more entry closes the last. */
  readonly #starts = new Uint32Array(MAX_LENGTH + 2);

  constructor(words: TermDictionary) {
    this.#words = words;
    this.#ids = new Uint32Array(words.size);
    this.#letters = new Uint32Array(words.size);
    const starts = this.#starts;
    words.scan((_, length) => {
      (starts[Math.min(length, MAX_LENGTH) + 1] as number)++;
    });
    for (let length = 0; length <= MAX_LENGTH; length++) (starts[length + 1] as number) += starts[length] as number;
    const next = starts.slice();
    words.scan((id, length, units) => {
      const at = next[Math.min(length, MAX_LENGTH)] as number;
      next[Math.min(length, MAX_LENGTH)] = at + 1;
      this.#ids[at] = id;
      this.#letters[at] = letterSet(length, units);
    });
  }

  /** The words within an {@link editDistance} of `edits`, in no order. */
  within(word: string, edits: number): { readonly id: number; readonly word: string; readonly distance: number }[] {
    const from = this.#starts[Math.min(MAX_LENGTH, Math.max(0, word.length - edits))] as number;
    const to = this.#starts[Math.min(MAX_LENGTH, word.length + edits) + 1] as number;
    const wanted = lettersOf(word);
    const found: { readonly id: number; readonly word: string; readonly distance: number }[] = [];
    for (let at = from; at < to; at++) {
      const other = this.#letters[at] as number;
      if (bitCount(wanted & ~other) > edits || bitCount(other & ~wanted) > edits) continue;
      const id = this.#ids[at] as number;
      const near = this.#words.term(id);
      const distance = editDistance(word, near, edits);
      if (distance <= edits) found.push({ id, word: near, distance });
    }
    return found;
  }
}
