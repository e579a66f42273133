import { STOP_WORDS } from '../analysis/stop-words.ts';
import type { IndexColumns } from '../index/columns.ts';
import { TermDictionary } from '../index/term-dictionary.ts';
import { OTHER_SURFACE_FORM } from '../index/token-context.ts';
import { NearWords } from './near-words.ts';

/** A word of the corpus that is similar to a typed word. */
export interface NearWord {
  readonly word: string;
  /** Number of its term in the index. */
  readonly term: number;
  readonly count: number;
  readonly distance: number;
}

/** A shorter prefix is not completed. */
const MIN_PREFIX_LENGTH = 4;
/** In a shorter word, two edits may give any other word. */
const MIN_LENGTH_FOR_TWO_EDITS = 7;
/** In a shorter word even one edit may, except for swapped letters. */
const MIN_LENGTH_FOR_AN_EDIT = 4;
/** A word with a smaller share of the best word's count is not what was meant. */
const MIN_SHARE_OF_BEST = 0.01;

/** The sorted letters of the longer stop words. */
const STOP_WORD_LETTERS = new Set(STOP_WORDS.filter(({ length }) => length > 2).map(sortedLetters));

/**
 * The surface forms of the corpus: its words before stemming. Used to correct spelling, and to look up terms without
 * stemming.
 */
export class SurfaceForms {
  readonly #words: TermDictionary;
  readonly #counts: Uint32Array;
  readonly #terms: Uint32Array;
  readonly #forms: Uint8Array;
  /** By term: how many of its words have a number of their own. */
  readonly #formCounts: Uint8Array;
  #wordsByTerm: Grouping | undefined;
  #near: NearWords | undefined;

  constructor({ termOffsets, wordBytes, wordOffsets, wordCounts, wordTerms, wordForms }: IndexColumns) {
    this.#words = new TermDictionary(wordBytes, wordOffsets);
    this.#counts = wordCounts;
    this.#terms = wordTerms;
    this.#forms = wordForms;
    this.#formCounts = new Uint8Array(termOffsets.length - 1);
    for (const term of wordTerms) {
      const count = this.#formCounts[term] as number;
      if (count < OTHER_SURFACE_FORM) this.#formCounts[term] = count + 1;
    }
  }

  /** Computes ahead of time what the first misspelt word would otherwise wait for. */
  prepare(): void {
    this.#near ??= new NearWords(this.#words);
    this.#wordsByTerm ??= groupBy(this.#terms, this.#formCounts.length);
  }

  /** The term of a word; undefined when the corpus does not have it in this form. */
  termOf(word: string): number | undefined {
    const id = this.#words.find(word);
    return id === undefined ? undefined : this.#terms[id];
  }

  /**
   * Which of its term's words a word is, as in the index's contexts. Undefined when the term has no other word, as
   * nearly every second one.
   */
  formOf(word: string, term: number): number | undefined {
    const id = this.#words.find(word);
    if (id === undefined) return this.#formCounts[term] === 0 ? undefined : OTHER_SURFACE_FORM;
    return this.#formCounts[term] === 1 ? undefined : this.#forms[id];
  }

  /** The words of a term that have a number of their own. */
  wordsOf(term: number): { readonly word: string; readonly form: number }[] {
    this.#wordsByTerm ??= groupBy(this.#terms, this.#formCounts.length);
    const { members, starts } = this.#wordsByTerm;
    return Array.from(members.subarray(starts[term], starts[term + 1]), (id) => ({
      word: this.#words.term(id),
      form: this.#forms[id] as number,
    })).filter(({ form }) => form !== OTHER_SURFACE_FORM);
  }

  /** The terms of all words that start with a prefix, some of them more than once. */
  *termsWithPrefix(prefix: string): Generator<number> {
    const [from, to] = this.#words.prefixRange(prefix);
    for (let id = from; id < to; id++) yield this.#terms[id] as number;
  }

  /**
   * What a rare or unknown word may have been meant to be: the most frequent word that starts with it, and words within
   * one edit, or two from seven letters on; nearest first. Empty for a stop word with swapped letters.
   */
  near(typed: string, limit: number): NearWord[] {
    if (typed.length < 3 || typed.length > 32 || STOP_WORD_LETTERS.has(sortedLetters(typed))) return [];
    const [completion] = this.#completions(typed);
    const misspelt = this.#misspelt(typed);
    // The more frequent word is more likely.
    const isCompletion = (completion?.count ?? 0) >= (misspelt[0]?.count ?? 0);
    const likely = isCompletion ? [completion, ...misspelt] : [misspelt[0], completion, ...misspelt.slice(1)];
    const found: NearWord[] = [];
    for (const near of likely) {
      if (near === undefined) continue;
      // Inflections of the same word find the same.
      if (!found.some(({ term }) => term === near.term)) found.push(near);
      if (found.length === limit) break;
    }
    return found;
  }

  #misspelt(typed: string): NearWord[] {
    this.#near ??= new NearWords(this.#words);
    const found = this.#near
      .within(typed, typed.length >= MIN_LENGTH_FOR_TWO_EDITS ? 2 : 1)
      .map(({ id, word, distance }) => ({ ...this.#entry(id), word, distance }));
    found.sort((a, b) => a.distance - b.distance || b.count - a.count);
    const isShort = typed.length < MIN_LENGTH_FOR_AN_EDIT;
    const least = (found[0]?.count ?? 0) * MIN_SHARE_OF_BEST;
    return found.filter(({ word, count }) => count >= least && (!isShort || isAnagram(word, typed)));
  }

  #completions(typed: string): NearWord[] {
    if (typed.length < MIN_PREFIX_LENGTH) return [];
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

/** Numbers in the order of what they are grouped by, and where each group starts; one more closes the last. */
interface Grouping {
  readonly members: Uint32Array;
  readonly starts: Uint32Array;
}

/** Groups the indices of `groups` by value, with a counting sort. */
function groupBy(groups: Uint32Array, groupCount: number): Grouping {
  const starts = new Uint32Array(groupCount + 1);
  for (const group of groups) (starts[group + 1] as number)++;
  for (let group = 0; group < groupCount; group++) (starts[group + 1] as number) += starts[group] as number;
  const next = starts.slice();
  const members = new Uint32Array(groups.length);
  groups.forEach((group, index) => {
    members[next[group] as number] = index;
    (next[group] as number)++;
  });
  return { members, starts };
}

/** Whether two words have the same letters in a different order, or are equal. */
export function isAnagram(one: string, other: string): boolean {
  return one.length === other.length && sortedLetters(one) === sortedLetters(other);
}

function sortedLetters(word: string): string {
  return [...word].sort().join('');
}
