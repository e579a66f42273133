import { append } from '../../util/append.ts';
import { Tally } from '../../util/tally.ts';
import { topOf } from '../../util/top.ts';
import { foldName } from '../analysis/fold-name.ts';
import { smoothedIdf } from '../ranking/idf.ts';
import { ExactNames, type Named } from './exact-names.ts';
import { NameKeys } from './name-keys.ts';

export interface NameMatch<T> {
  readonly value: T;
  readonly name: string;
  /** The name as {@link foldName} makes it. */
  readonly folded: string;
  /** How many of the typed words it answers. */
  readonly answered: number;
  /** 1 for the name itself, down to 0 for nothing in common. */
  readonly score: number;
}

/** How well a word of a name answers a typed one. */
const QUALITY = { exact: 1, prefix: 0.85, oneEdit: 0.7, twoEdits: 0.5 } as const;
/** The last word may still be in the making, so one that starts with it is almost it. */
const UNFINISHED = 0.95;
/** Few slip at the first letter, so a word that starts with another one is not as near. */
const OTHER_START = 0.85;

/** What the parts of a score are worth; together with all of them a name scores just under 1, which is the name itself. */
const WORTH = { answered: 0.73, said: 0.08, start: 0.07, rank: 0.1 } as const;

/** What a name scores that is what was typed but for spaces. */
const WHOLE = 0.97;
/**
 * What each slip takes off that: so many times its share of the letters, and of long names so much at least. One in four
 * letters may be another word, one in five seldom is: tried with slips in all titles and hosts, and with words that are none.
 */
const SLIP = { share: 1.32, least: 0.075 } as const;
/** A slip at the first letter counts for so many more. */
const FIRST_LETTER = 0.5;
/** Fewer letters start too many names that have other words. */
const LEAST_BEGUN = 4;

/** More typed words than a name has say nothing more of which one it is. */
const MOST_WORDS = 12;

/**
 * Finds names that are typed in part, in another order, or with a slip of the finger: each typed word is answered by
 * the best word of a name (itself, one that starts with it, one an edit or two away), rare words count more, and names
 * that say little else are first. A name is also found as a whole, without its spaces.
 */
export class NameIndex<T> {
  readonly #named: readonly Named<T>[];
  readonly #exact: ExactNames<T>;
  /** How many different words each name has. */
  readonly #wordCounts: Uint32Array;
  /** The logarithm of each name's rank, as a share of the highest. */
  readonly #prominence: Float64Array;
  readonly #words: NameKeys;
  /** Whole names, without spaces. */
  readonly #wholes: NameKeys;
  readonly #byRank: readonly number[];
  /** What the names say to all the typed words, and to the one at hand: of one search at a time. */
  readonly #answered: Tally;
  readonly #wordsAnswered: Tally;
  readonly #toWord: Tally;
  readonly #scores: Tally;

  /** @param exact The same names, where somebody has them already. */
  constructor(named: readonly Named<T>[], exact = new ExactNames(named)) {
    const words = new Map<string, number[]>();
    const wholes = new Map<string, number[]>();
    const highest = Math.log1p(named.reduce((most, { rank }) => Math.max(most, rank), 1));
    this.#named = named;
    this.#exact = exact;
    this.#wordCounts = new Uint32Array(named.length);
    this.#prominence = Float64Array.from(named, ({ rank }) => Math.log1p(Math.max(0, rank)) / highest);
    exact.folded.forEach((folded, index) => {
      const different = new Set(wordsOf(folded));
      this.#wordCounts[index] = different.size;
      for (const word of different) append(words, word, index);
      append(wholes, withoutSpaces(folded), index);
    });
    this.#words = new NameKeys(words);
    this.#wholes = new NameKeys(wholes);
    this.#byRank = topOf(named.length, named.length, (a, b) => this.#rank(b) - this.#rank(a) || a - b);
    this.#answered = new Tally(named.length);
    this.#wordsAnswered = new Tally(named.length);
    this.#toWord = new Tally(named.length);
    this.#scores = new Tally(named.length);
  }

  /** Those whose name is just this, but for case, accents and punctuation. */
  named(typed: string): readonly T[] {
    return this.#exact.named(typed);
  }

  /** The best by rank, for when nothing is typed yet. */
  top(limit: number): readonly T[] {
    return this.#byRank.slice(0, limit).flatMap((entry) => {
      const named = this.#named[entry];
      return named ? [named.value] : [];
    });
  }

  /** Names that answer what is typed, best first. */
  search(typed: string, limit: number): readonly NameMatch<T>[] {
    const folded = foldName(typed);
    const words = wordsOf(folded).slice(0, MOST_WORDS);
    this.#scores.clear();
    const areAnswered = this.#scoreWords(folded, words);
    if (words.length > 0) this.#scoreWholes(withoutSpaces(folded), words.length, areAnswered);
    const { values: scores, found, count } = this.#scores;
    const best = topOf(count, limit, (a, b) => {
      const [one, other] = [found[a] as number, found[b] as number];
      return (scores[other] as number) - (scores[one] as number) || this.#rank(other) - this.#rank(one) || one - other;
    });
    return best.flatMap((at) => {
      const entry = found[at] as number;
      const named = this.#named[entry];
      const folded = this.#exact.folded[entry] ?? '';
      const answered = this.#wordsAnswered.values[entry] as number;
      return named ? [{ value: named.value, name: named.name, folded, answered, score: scores[entry] as number }] : [];
    });
  }

  /**
   * Scores names by their words.
   *
   * @returns whether a name has all of the typed words, the last perhaps in the making
   */
  #scoreWords(folded: string, words: readonly string[]): boolean {
    this.#answered.clear();
    this.#wordsAnswered.clear();
    let full = 0;
    let areKnown = true;
    for (const [place, word] of words.entries()) {
      const { names, isKnown } = this.#answer(word, place === words.length - 1);
      const rarity = this.#rarity(names);
      full += rarity;
      areKnown &&= isKnown;
      const { values, found, count } = this.#toWord;
      for (let at = 0; at < count; at++) {
        const entry = found[at] as number;
        this.#answered.add(entry, (values[entry] as number) * rarity);
        this.#wordsAnswered.add(entry, 1);
      }
    }
    let most = 0;
    const { values, found, count } = this.#answered;
    for (let at = 0; at < count; at++) {
      const entry = found[at] as number;
      most = Math.max(most, this.#wordsAnswered.values[entry] as number);
      this.#scores.raise(entry, this.#overall(entry, (values[entry] as number) / full, folded, words.length));
    }
    return areKnown && most === words.length;
  }

  /** Scores names as wholes; only those that are just what is typed where names answer all of its words. */
  #scoreWholes(typed: string, words: number, areAnswered: boolean): void {
    const [from, to] = this.#wholes.startingWith(typed);
    for (let id = from; id < to; id++) {
      const { length } = this.#wholes.key(id);
      if (length === typed.length) this.#takeWhole(id, words, () => WHOLE);
      else if (areAnswered || typed.length < LEAST_BEGUN) break;
      else this.#takeWhole(id, words, (entry) => this.#weigh(entry, QUALITY.prefix, typed.length / length));
    }
    if (areAnswered) return;
    for (const { id, word, distance } of this.#wholes.near(typed)) {
      const slips = distance + (word[0] === typed[0] ? 0 : FIRST_LETTER);
      const each = Math.max(SLIP.share / Math.max(word.length, typed.length), SLIP.least);
      this.#takeWhole(id, words, () => WHOLE - slips * each);
    }
  }

  #takeWhole(whole: number, words: number, score: (entry: number) => number): void {
    for (const entry of this.#wholes.entries(whole)) {
      this.#scores.raise(entry, score(entry));
      this.#wordsAnswered.raise(entry, words);
    }
  }

  #rank(entry: number): number {
    return this.#named[entry]?.rank ?? 0;
  }

  /** The share of the typed words that is answered, and a little for how much of the name they are and for its rank. */
  #overall(entry: number, answered: number, folded: string, typedWords: number): number {
    const name = this.#exact.folded[entry] ?? '';
    if (name === folded) return 1;
    const said = Math.min(1, typedWords / (this.#wordCounts[entry] as number));
    return this.#weigh(entry, answered, said) + (name.startsWith(folded) ? WORTH.start : 0);
  }

  #weigh(entry: number, answered: number, said: number): number {
    const rank = this.#prominence[entry] as number;
    return WORTH.answered * answered + WORTH.said * said * answered + WORTH.rank * rank;
  }

  #rarity(entries: number): number {
    return smoothedIdf(this.#named.length, entries);
  }

  /**
   * Tallies for each name how well its best word answers the typed one.
   *
   * @returns in how many names the word itself stands, and whether it is one or, where it is the last, starts one
   */
  #answer(word: string, isLast: boolean): { readonly names: number; readonly isKnown: boolean } {
    this.#toWord.clear();
    const [from, to] = this.#words.startingWith(word);
    // Shorter words are first, so the word itself is.
    const exact = from < to && this.#words.key(from) === word;
    for (let known = from; known < to; known++) {
      this.#take(known, known === from && exact ? QUALITY.exact : isLast ? UNFINISHED : QUALITY.prefix);
    }
    // While a word is in the making nearly every beginning of it is a slip of some other word.
    const isKnown = isLast ? from < to : exact;
    if (!isKnown) {
      for (const { id, word: near, distance } of this.#words.near(word)) {
        const quality = distance === 1 ? QUALITY.oneEdit : QUALITY.twoEdits;
        this.#take(id, near[0] === word[0] ? quality : quality * OTHER_START);
      }
    }
    return { names: exact ? this.#words.entries(from).length : 0, isKnown };
  }

  #take(word: number, quality: number): void {
    for (const entry of this.#words.entries(word)) this.#toWord.raise(entry, quality);
  }
}

function wordsOf(folded: string): string[] {
  return folded.split(' ').filter((word) => word !== '');
}

function withoutSpaces(folded: string): string {
  return folded.replaceAll(' ', '');
}
