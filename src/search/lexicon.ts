import type { IndexColumns } from './columns.ts';
import { NearWords } from './near-words.ts';
import { Vocabulary } from './vocabulary.ts';

/** A word of the corpus that is near to what was typed. */
export interface NearWord {
  readonly word: string;
  /** Number of its term in the index. */
  readonly term: number;
  readonly count: number;
  readonly distance: number;
}

/** A shorter beginning says too little of what was to follow. */
const LONG_ENOUGH_TO_GUESS = 4;
/** In a shorter word, two edits make any other of it. */
const LONG_ENOUGH_FOR_TWO_EDITS = 7;

/** The words that people say and write in the corpus, as they say them: what a typed word may have been meant to be. */
export class Lexicon {
  readonly #words: Vocabulary;
  readonly #counts: Uint32Array;
  readonly #terms: Uint32Array;
  #near: NearWords | undefined;

  constructor({ wordBytes, wordOffsets, wordCounts, wordTerms }: IndexColumns) {
    this.#words = new Vocabulary(wordBytes, wordOffsets);
    this.#counts = wordCounts;
    this.#terms = wordTerms;
  }

  /** Makes what the first misspelt word would else have to wait for. */
  prepare(): void {
    this.#near ??= new NearWords(this.#words);
  }

  /** The term of a word of the corpus. */
  termOf(word: string): number | undefined {
    const id = this.#words.find(word);
    return id === undefined ? undefined : this.#terms[id];
  }

  /**
   * Words that start so, the commonest first, for who typed no further; then words an edit or (from seven letters on)
   * two away, the nearest first.
   */
  near(typed: string, limit: number): NearWord[] {
    if (typed.length < 3 || typed.length > 32) return [];
    return [...this.#begun(typed).slice(0, 1), ...this.#misspelt(typed)].slice(0, limit);
  }

  #misspelt(typed: string): NearWord[] {
    this.#near ??= new NearWords(this.#words);
    const found = this.#near
      .within(typed, typed.length >= LONG_ENOUGH_FOR_TWO_EDITS ? 2 : 1)
      .map(({ id, word, distance }) => ({ ...this.#entry(id), word, distance }));
    return found.sort((a, b) => a.distance - b.distance || b.count - a.count);
  }

  #begun(typed: string): NearWord[] {
    if (typed.length < LONG_ENOUGH_TO_GUESS) return [];
    const [from, to] = this.#words.prefixRange(typed);
    const found = Array.from({ length: to - from }, (_, index) => {
      const word = this.#words.term(from + index);
      return { ...this.#entry(from + index), word, distance: word.length - typed.length };
    });
    return found.sort((a, b) => b.count - a.count);
  }

  #entry(id: number): Pick<NearWord, 'term' | 'count'> {
    return { term: this.#terms[id] ?? 0, count: this.#counts[id] ?? 0 };
  }
}
