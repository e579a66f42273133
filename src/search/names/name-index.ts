import { append } from '../../util/append.ts';
import { Tally } from '../../util/tally.ts';
import { topOf } from '../../util/top.ts';
import { foldName } from '../analysis/fold-name.ts';
import { editDistance } from '../fuzzy/edit-distance.ts';
import { smoothedIdf } from '../ranking/idf.ts';
import { ExactNames, type Named } from './exact-names.ts';
import { NameKeys } from './name-keys.ts';

export interface NameMatch<T> {
  readonly value: T;
  readonly name: string;
  /** The name, folded by {@link foldName}. */
  readonly folded: string;
  /** How many of the typed words the name matches. */
  readonly matchedWords: number;
  /** 1 for the name itself, down to 0 for nothing in common. */
  readonly score: number;
}

/** How well a word of a name matches a typed word. */
const QUALITY = { exact: 1, prefix: 0.85, oneEdit: 0.7, twoEdits: 0.5 } as const;
/** The last typed word may be incomplete, so a prefix match of it is almost exact. */
const LAST_WORD_PREFIX = 0.95;
/** Factor for a near word with another first letter, where typos are rare. */
const OTHER_FIRST_LETTER = 0.85;

/** Weights of the parts of a score. Together they give just under 1, which is kept for the name itself. */
const WEIGHTS = { matched: 0.73, typedShare: 0.08, start: 0.07, rank: 0.1 } as const;

/** Score of a name that differs from the typed text in spaces only. */
const WHOLE_NAME = 0.97;
/**
 * What each edit takes off that: `share` times the edit's share of the letters, but at least `least`. One edit in four
 * letters may be another word, one in five seldom is; tried out with typos in all titles and hosts, and with words that
 * are no typos.
 */
const EDIT_PENALTY = { share: 1.32, least: 0.075 } as const;
/** Additional edits for another first letter. */
const FIRST_LETTER_PENALTY = 0.5;
/** A shorter text is the prefix of too many names with other words. */
const MIN_WHOLE_PREFIX = 4;

/** A shorter word is within two edits of too many. */
const MIN_NEAR_WORD = 5;
const MAX_NEAR_EDITS = 2;

/** Further typed words do not help to tell names apart. */
const MAX_WORDS = 12;

/**
 * Fuzzy search for names that are typed in part, in another order, or with typos. Each typed word is matched by the
 * best word of a name: itself, one that it is a prefix of, or one within two edits. Rare words count more (idf), and
 * names that say little else come first. Names are also matched as wholes without spaces: `kenfalon` finds Ken Fallon.
 *
 * Answers one search at a time.
 *
 * @example
 * ```ts
 * const hosts = new NameIndex([{ value: 30, name: 'Ken Fallon', rank: 400 }]);
 * hosts.search('falon', 5)[0]; // { value: 30, name: 'Ken Fallon', score: 0.6…, matchedWords: 1, … }
 * ```
 */
export class NameIndex<T> {
  readonly #named: readonly Named<T>[];
  readonly #exact: ExactNames<T>;
  /** The number of different words in each name. */
  readonly #wordCounts: Uint32Array;
  /** The logarithm of each name's rank, as a share of the highest. */
  readonly #prominence: Float64Array;
  readonly #words: NameKeys;
  /** Whole names, without spaces. */
  readonly #wholes: NameKeys;
  readonly #byRank: readonly number[];
  /* Accumulators of the current search, by the number of the name. */
  /** Sum over the typed words of idf times quality. */
  readonly #matched: Tally;
  readonly #matchedWords: Tally;
  /** Quality of the best word for the current typed word. */
  readonly #wordQuality: Tally;
  readonly #scores: Tally;
  /** One key pressed asks for the same names more than once. */
  #last: { readonly folded: string; readonly limit: number; readonly matches: readonly NameMatch<T>[] } | undefined;

  /** @param exact The look-up of the same names, if there is one already. */
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
    this.#matched = new Tally(named.length);
    this.#matchedWords = new Tally(named.length);
    this.#wordQuality = new Tally(named.length);
    this.#scores = new Tally(named.length);
  }

  /** The values with exactly this name, ignoring case, accents and punctuation. */
  named(typed: string): readonly T[] {
    return this.#exact.named(typed);
  }

  /**
   * The values of which a word is within two edits of a typed word: `mooris` is near to Dave Morriss. Nearest first. Compares
   * all names, for when a search finds none.
   */
  withNearWord(typed: string, limit: number): readonly T[] {
    const words = wordsOf(foldName(typed))
      .filter((word) => word.length >= MIN_NEAR_WORD)
      .slice(0, MAX_WORDS);
    const near = this.#exact.folded.flatMap((folded, index) => {
      const edits = Math.min(
        ...words.flatMap((word) => wordsOf(folded).map((other) => editDistance(word, other, MAX_NEAR_EDITS))),
      );
      return edits <= MAX_NEAR_EDITS ? [{ index, edits }] : [];
    });
    near.sort((a, b) => a.edits - b.edits || this.#rank(b.index) - this.#rank(a.index));
    return near.slice(0, limit).flatMap(({ index }) => this.#named[index]?.value ?? []);
  }

  /** The values with the highest ranks, for when nothing is typed yet. */
  top(limit: number): readonly T[] {
    return this.#byRank.slice(0, limit).flatMap((name) => {
      const named = this.#named[name];
      return named ? [named.value] : [];
    });
  }

  /** The names that match the typed text, best first. */
  search(typed: string, limit: number): readonly NameMatch<T>[] {
    const folded = foldName(typed);
    if (this.#last?.folded !== folded || this.#last.limit < limit) {
      this.#last = { folded, limit, matches: this.#search(folded, limit) };
    }
    return this.#last.matches.slice(0, limit);
  }

  #search(folded: string, limit: number): readonly NameMatch<T>[] {
    const words = wordsOf(folded).slice(0, MAX_WORDS);
    this.#scores.clear();
    const hasFullMatch = this.#scoreWords(folded, words);
    if (words.length > 0) this.#scoreWholes(withoutSpaces(folded), words.length, hasFullMatch);
    const { values: scores, found, count } = this.#scores;
    const best = topOf(count, limit, (a, b) => {
      const [one, other] = [found[a] as number, found[b] as number];
      return (scores[other] as number) - (scores[one] as number) || this.#rank(other) - this.#rank(one) || one - other;
    });
    return best.flatMap((at) => {
      const name = found[at] as number;
      const named = this.#named[name];
      const folded = this.#exact.folded[name] ?? '';
      const matchedWords = this.#matchedWords.values[name] as number;
      const score = scores[name] as number;
      return named ? [{ value: named.value, name: named.name, folded, matchedWords, score }] : [];
    });
  }

  /**
   * Scores names by their words.
   *
   * @returns whether some name has all typed words without a typo, the last one perhaps as a prefix.
   */
  #scoreWords(folded: string, words: readonly string[]): boolean {
    this.#matched.clear();
    this.#matchedWords.clear();
    let fullScore = 0;
    let areKnown = true;
    for (const [index, word] of words.entries()) {
      const { frequency, isKnown } = this.#matchWord(word, index === words.length - 1);
      const idf = smoothedIdf(this.#named.length, frequency);
      fullScore += idf;
      areKnown &&= isKnown;
      const { values, found, count } = this.#wordQuality;
      for (let at = 0; at < count; at++) {
        const name = found[at] as number;
        this.#matched.add(name, (values[name] as number) * idf);
        this.#matchedWords.add(name, 1);
      }
    }
    let most = 0;
    const { values, found, count } = this.#matched;
    for (let at = 0; at < count; at++) {
      const name = found[at] as number;
      most = Math.max(most, this.#matchedWords.values[name] as number);
      this.#scores.raise(name, this.#wordScore(name, (values[name] as number) / fullScore, folded, words.length));
    }
    return areKnown && most === words.length;
  }

  /** Scores names as wholes. If some name matches by all its words, only names that differ in spaces. */
  #scoreWholes(typed: string, wordCount: number, hasFullMatch: boolean): void {
    const [from, to] = this.#wholes.startingWith(typed);
    for (let id = from; id < to; id++) {
      const { length } = this.#wholes.key(id);
      if (length === typed.length) this.#raiseWhole(id, wordCount, () => WHOLE_NAME);
      else if (hasFullMatch || typed.length < MIN_WHOLE_PREFIX) break;
      else this.#raiseWhole(id, wordCount, (name) => this.#weightedSum(name, QUALITY.prefix, typed.length / length));
    }
    if (hasFullMatch) return;
    for (const { id, word, distance } of this.#wholes.near(typed)) {
      const edits = distance + (word[0] === typed[0] ? 0 : FIRST_LETTER_PENALTY);
      const penalty = Math.max(EDIT_PENALTY.share / Math.max(word.length, typed.length), EDIT_PENALTY.least);
      this.#raiseWhole(id, wordCount, () => WHOLE_NAME - edits * penalty);
    }
  }

  #raiseWhole(whole: number, wordCount: number, score: (name: number) => number): void {
    for (const name of this.#wholes.names(whole)) {
      this.#scores.raise(name, score(name));
      this.#matchedWords.raise(name, wordCount);
    }
  }

  #rank(name: number): number {
    return this.#named[name]?.rank ?? 0;
  }

  /** @param matched The share of the typed words that the name matches, by idf and quality: 0 to 1. */
  #wordScore(name: number, matched: number, folded: string, typedWords: number): number {
    const ownFolded = this.#exact.folded[name] ?? '';
    if (ownFolded === folded) return 1;
    const typedShare = Math.min(1, typedWords / (this.#wordCounts[name] as number));
    return this.#weightedSum(name, matched, typedShare) + (ownFolded.startsWith(folded) ? WEIGHTS.start : 0);
  }

  /** @param typedShare The share of the name that was typed: 0 to 1. */
  #weightedSum(name: number, matched: number, typedShare: number): number {
    const rank = this.#prominence[name] as number;
    return WEIGHTS.matched * matched + WEIGHTS.typedShare * typedShare * matched + WEIGHTS.rank * rank;
  }

  /**
   * Tallies for each name the quality of its best word for a typed one.
   *
   * @returns the number of names with exactly this word; and whether the word, or as the last word a prefix, is in any
   *   name.
   */
  #matchWord(word: string, isLast: boolean): { readonly frequency: number; readonly isKnown: boolean } {
    this.#wordQuality.clear();
    const [from, to] = this.#words.startingWith(word);
    // Shorter words come first, so the word itself is the first one.
    const isExact = from < to && this.#words.key(from) === word;
    for (let known = from; known < to; known++) {
      const isItself = known === from && isExact;
      this.#raiseWord(known, isItself ? QUALITY.exact : isLast ? LAST_WORD_PREFIX : QUALITY.prefix);
    }
    // Nearly every prefix of a word is a typo of some other word, so prefixes are not corrected.
    const isKnown = isLast ? from < to : isExact;
    if (!isKnown) {
      for (const { id, word: near, distance } of this.#words.near(word)) {
        const quality = distance === 1 ? QUALITY.oneEdit : QUALITY.twoEdits;
        this.#raiseWord(id, near[0] === word[0] ? quality : quality * OTHER_FIRST_LETTER);
      }
    }
    return { frequency: isExact ? this.#words.names(from).length : 0, isKnown };
  }

  #raiseWord(word: number, quality: number): void {
    for (const name of this.#words.names(word)) this.#wordQuality.raise(name, quality);
  }
}

function wordsOf(folded: string): string[] {
  return folded.split(' ').filter((word) => word !== '');
}

function withoutSpaces(folded: string): string {
  return folded.replaceAll(' ', '');
}
