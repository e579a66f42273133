import type { TermDictionary } from '../index/term-dictionary.ts';
import { editDistance } from './edit-distance.ts';
import { bitCount, letterSet, lettersOf } from './letter-sets.ts';

/** Longer words are all together. */
const LONGEST = 40;

/**
 * Finds words within a few edits of another. Words lie by their length, each with the set of its letters beside it, so a
 * search is a walk along a part of one array, and only the few words with about the same letters are compared.
 */
export class NearWords {
  readonly #vocabulary: TermDictionary;
  /** Numbers of the words by length, and in step the sets of their letters. */
  readonly #ids: Uint32Array;
  readonly #letters: Uint32Array;
  /** Where the words of each length start; one more closes the last. */
  readonly #starts = new Uint32Array(LONGEST + 2);

  constructor(vocabulary: TermDictionary) {
    this.#vocabulary = vocabulary;
    this.#ids = new Uint32Array(vocabulary.size);
    this.#letters = new Uint32Array(vocabulary.size);
    const starts = this.#starts;
    vocabulary.scan((_, length) => {
      (starts[Math.min(length, LONGEST) + 1] as number)++;
    });
    for (let length = 0; length <= LONGEST; length++) (starts[length + 1] as number) += starts[length] as number;
    const next = starts.slice();
    vocabulary.scan((id, length, units) => {
      const at = next[Math.min(length, LONGEST)] as number;
      next[Math.min(length, LONGEST)] = at + 1;
      this.#ids[at] = id;
      this.#letters[at] = letterSet(length, units);
    });
  }

  /** The words at most `edits` away (see `editDistance`), in no order. */
  within(word: string, edits: number): { readonly id: number; readonly word: string; readonly distance: number }[] {
    const from = this.#starts[Math.min(LONGEST, Math.max(0, word.length - edits))] as number;
    const to = this.#starts[Math.min(LONGEST, word.length + edits) + 1] as number;
    const wanted = lettersOf(word);
    const found: { readonly id: number; readonly word: string; readonly distance: number }[] = [];
    for (let at = from; at < to; at++) {
      const other = this.#letters[at] as number;
      if (bitCount(wanted & ~other) > edits || bitCount(other & ~wanted) > edits) continue;
      const id = this.#ids[at] as number;
      const near = this.#vocabulary.term(id);
      const distance = editDistance(word, near, edits);
      if (distance <= edits) found.push({ id, word: near, distance });
    }
    return found;
  }
}
