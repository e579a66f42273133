import type { Postings } from '../postings.ts';
import { association } from './association.ts';
import { HeardBySound } from './heard-by-sound.ts';
import { soundLikeness, soundSpelling } from './likeness.ts';
import { soundKeys } from './sound-keys.ts';
import type { TermUse } from './term-uses.ts';

/** A word that people wrote, what the recogniser wrote instead, and how sure that is. */
export interface Mishearing {
  readonly written: TermUse;
  readonly heard: TermUse;
  /** In how many documents the one is written while the other is said. */
  readonly count: number;
  /** {@link association} of those, in nats. */
  readonly association: number;
  /** {@link soundLikeness} of the two. */
  readonly likeness: number;
  readonly score: number;
}

/** A word that is said in a larger share of the documents than this stands for itself. */
const COMMON = 0.1;
/** Less of an association than this is chance: among as many words, some sound alike and meet. */
const FEWEST_NATS = 4;
/** More of one says no more: words go together for many reasons, and sounding alike is but one of them. */
const MOST_NATS = 30;
/** So alike two words must sound at least; a word that is said everywhere is one that the recogniser knows, and must be more so. */
const LEAST_LIKENESS = 0.75;
const LIKENESS_OF_COMMON = 0.25;
/** Nats that a likeness of 0 costs. */
const UNLIKENESS_NATS = 25;
/** Nats that it costs to be a word that people write, and so mean. */
const REAL_WORD_NATS = 3;
/** A said word counts once in each document; its repeats there add so much of their logarithm, up to a bound. */
const EMPHASIS = 0.3;
const MOST_EMPHASIS_NATS = 5;
/** Of the documents in which a word is said, so many would have it written, were it a word like others. */
const WRITTEN_RATE = 0.03;

/**
 * How much a word that is said is one that people write, from 0 (never) towards 1. What the recogniser makes up is said
 * often and written never.
 */
export function reality({ written, heard }: TermUse): number {
  return written.length / (written.length + WRITTEN_RATE * heard || 1);
}

/**
 * Pairs of a written and a heard word that sound alike and meet more often than by chance, scored; those of `least` and
 * more. The evidence is documents
 * - in which the one is written, and instead of it the other one said;
 * - in which the one is written, and a word that nobody writes is said: the recogniser often gets it right once.
 */
export function findMishearings(
  postings: Postings,
  uses: readonly TermUse[],
  documents: number,
  least: number,
): Mishearing[] {
  const sounds = groupBySound(uses, Math.max(1, documents * COMMON));
  const neverWritten = sounds.heardByKey.map((words) => words.filter((word) => uses[word]?.written.length === 0));
  const instead = new HeardBySound(postings, uses, sounds.heardByKey);
  const beside = new HeardBySound(postings, uses, neverWritten);
  const pairs = new PairCounter(uses, documents, least);
  const found: Mishearing[] = [];
  uses.forEach((use, index) => {
    if (use.written.length === 0) return;
    const keys = sounds.keysOf[index] ?? [];
    const own = new Map<TermUse, Mishearing>();
    pairs.collect(use, use.unsaid, keys, instead, own);
    pairs.collect(
      use,
      use.written,
      keys.filter((key) => neverWritten[key]?.length),
      beside,
      own,
    );
    found.push(...own.values());
  });
  return found;
}

/** Counts with which words of its sound a word meets, and scores the pairs. */
class PairCounter {
  readonly #uses: readonly TermUse[];
  readonly #documents: number;
  readonly #least: number;
  /** For each word that is met: in how many documents, the last of them, and its repeats there, in nats. */
  readonly #counts: Uint32Array;
  readonly #last: Uint32Array;
  readonly #emphasis: Float64Array;
  /** The words that are met, the first `#metCount` of the list: emptying a list costs more than counting. */
  readonly #met: number[] = [];
  #metCount = 0;
  readonly #spellings = new Map<TermUse, string>();

  constructor(uses: readonly TermUse[], documents: number, least: number) {
    this.#uses = uses;
    this.#documents = documents;
    this.#least = least;
    this.#counts = new Uint32Array(uses.length);
    this.#last = new Uint32Array(uses.length);
    this.#emphasis = new Float64Array(uses.length);
  }

  /** Adds to `found` the best pairs of `written` with what is heard in `documents`, each under its heard word. */
  collect(
    written: TermUse,
    documents: readonly number[],
    keys: readonly number[],
    heardIn: HeardBySound,
    found: Map<TermUse, Mishearing>,
  ): void {
    for (const document of documents) for (const key of keys) this.#meet(document, key, heardIn);
    for (let index = 0; index < this.#metCount; index++) {
      const word = this.#met[index] as number;
      const pair = this.#score(written, documents.length, word);
      this.#counts[word] = 0;
      this.#emphasis[word] = 0;
      if (pair && pair.score > (found.get(pair.heard)?.score ?? this.#least)) found.set(pair.heard, pair);
    }
    this.#metCount = 0;
  }

  #meet(document: number, key: number, heardIn: HeardBySound): void {
    const { words, times } = heardIn;
    const [from, to] = heardIn.run(document, key);
    for (let at = from; at < to; at++) {
      const word = words[at] as number;
      if (this.#counts[word] === 0) this.#met[this.#metCount++] = word;
      // Two words may have two keys in common.
      else if (this.#last[word] === document) continue;
      this.#last[word] = document;
      (this.#counts[word] as number)++;
      if (times[at] !== 1) (this.#emphasis[word] as number) += Math.log(times[at] as number);
    }
  }

  #score(written: TermUse, among: number, word: number): Mishearing | undefined {
    const heard = this.#uses[word] as TermUse;
    if (heard === written) return undefined;
    const count = this.#counts[word] as number;
    const nats = association(count, among, heard.heard, this.#documents);
    if (nats < FEWEST_NATS) return undefined;
    const likeness = soundLikeness(this.#spell(written), this.#spell(heard));
    if (likeness < LEAST_LIKENESS + LIKENESS_OF_COMMON * (written.heard / this.#documents)) return undefined;
    const score =
      Math.min(MOST_NATS, nats) +
      Math.min(MOST_EMPHASIS_NATS, EMPHASIS * (this.#emphasis[word] as number)) -
      UNLIKENESS_NATS * (1 - likeness) -
      REAL_WORD_NATS * reality(heard);
    return { written, heard, count, association: nats, likeness, score };
  }

  #spell(use: TermUse): string {
    const spelling = this.#spellings.get(use) ?? soundSpelling(use.word);
    this.#spellings.set(use, spelling);
    return spelling;
  }
}

/**
 * The sound keys as numbers: those of each word, and for each key the places in `uses` of words that may be a mishearing.
 */
function groupBySound(
  uses: readonly TermUse[],
  common: number,
): { readonly keysOf: readonly (readonly number[])[]; readonly heardByKey: readonly (readonly number[])[] } {
  const numbers = new Map<string, number>();
  const heardByKey: number[][] = [];
  const keysOf = uses.map((use, index) => {
    const hearable = use.heard > 0 && use.heard <= common;
    if (!hearable && use.written.length === 0) return [];
    return soundKeys(use.word).map((key) => {
      let number = numbers.get(key);
      if (number === undefined) {
        number = heardByKey.push([]) - 1;
        numbers.set(key, number);
      }
      if (hearable) heardByKey[number]?.push(index);
      return number;
    });
  });
  return { keysOf, heardByKey };
}
