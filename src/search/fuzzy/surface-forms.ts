import { STOP_WORDS } from '../analysis/stop-words.ts';
import type { IndexColumns } from '../index/columns.ts';
import { TermDictionary } from '../index/term-dictionary.ts';
import { NearWords } from './near-words.ts';

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
/** In a shorter one, a single edit does; only two letters the wrong way round are a slip for sure. */
const LONG_ENOUGH_FOR_AN_EDIT = 4;
/** Beside a word as near, one that is seen so much less often is not what was meant. */
const SHARE_OF_BEST = 0.01;

/** The letters of each stop word that has several, in order. */
const STOP_WORD_LETTERS = new Set(STOP_WORDS.filter(({ length }) => length > 2).map(lettersInOrder));

/** The words that people say and write in the corpus, as they say them: what a typed word may have been meant to be. */
export class SurfaceForms {
  readonly #words: TermDictionary;
  readonly #counts: Uint32Array;
  readonly #terms: Uint32Array;
  #near: NearWords | undefined;

  constructor({ wordBytes, wordOffsets, wordCounts, wordTerms }: IndexColumns) {
    this.#words = new TermDictionary(wordBytes, wordOffsets);
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

  /** The terms of all words that start with a prefix, some of them more than once. */
  *termsWithPrefix(prefix: string): Generator<number> {
    const [from, to] = this.#words.prefixRange(prefix);
    for (let id = from; id < to; id++) yield this.#terms[id] as number;
  }

  /**
   * What may have been meant by a word that nobody, or hardly anybody, says: the commonest word that starts so, for who
   * typed no further, and words an edit or (from seven letters on) two away, the nearest first. None for a stop word with
   * its letters the wrong way round.
   */
  near(typed: string, limit: number): NearWord[] {
    if (typed.length < 3 || typed.length > 32 || STOP_WORD_LETTERS.has(lettersInOrder(typed))) return [];
    const [begun] = this.#begun(typed);
    const misspelt = this.#misspelt(typed);
    // The commoner is likelier.
    const isBegun = (begun?.count ?? 0) >= (misspelt[0]?.count ?? 0);
    const likely = isBegun ? [begun, ...misspelt] : [misspelt[0], begun, ...misspelt.slice(1)];
    const found: NearWord[] = [];
    for (const near of likely) {
      if (near === undefined) continue;
      // Other forms of the same word find the same.
      if (!found.some(({ term }) => term === near.term)) found.push(near);
      if (found.length === limit) break;
    }
    return found;
  }

  #misspelt(typed: string): NearWord[] {
    this.#near ??= new NearWords(this.#words);
    const found = this.#near
      .within(typed, typed.length >= LONG_ENOUGH_FOR_TWO_EDITS ? 2 : 1)
      .map(({ id, word, distance }) => ({ ...this.#entry(id), word, distance }));
    found.sort((a, b) => a.distance - b.distance || b.count - a.count);
    const isShort = typed.length < LONG_ENOUGH_FOR_AN_EDIT;
    const least = (found[0]?.count ?? 0) * SHARE_OF_BEST;
    return found.filter(({ word, count }) => count >= least && (!isShort || isAnagram(word, typed)));
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

/** Whether two words differ in nothing but the order of their letters. */
export function isAnagram(one: string, other: string): boolean {
  return one.length === other.length && lettersInOrder(one) === lettersInOrder(other);
}

function lettersInOrder(word: string): string {
  return [...word].sort().join('');
}
