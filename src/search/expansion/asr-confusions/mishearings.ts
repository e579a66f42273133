import type { Postings } from '../../index/postings.ts';
import { association } from './association.ts';
import { HeardBySound } from './heard-by-sound.ts';
import { soundLikeness, soundSpelling } from './likeness.ts';
import type { SoundGroups } from './sound-groups.ts';
import { reality, type TermUse } from './term-uses.ts';

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
/**
 * Pairs of a written and a heard word that sound alike and meet more often than by chance, scored; those of `least` and
 * more. The evidence is documents
 * - in which the one is written, and instead of it the other one said;
 * - in which the one is written, and a word that nobody writes is said: the recogniser often gets it right once.
 */
export function findMishearings(
  postings: Postings,
  uses: readonly TermUse[],
  sounds: SoundGroups,
  instead: HeardBySound,
  documents: number,
  least: number,
): Mishearing[] {
  const neverWritten = sounds.heardByKey.map((words) => words.filter((word) => uses[word]?.written.length === 0));
  const beside = new HeardBySound(postings, uses, neverWritten);
  const pairs = new PairCounter(uses, documents, least);
  const found: Mishearing[] = [];
  uses.forEach((use, index) => {
    if (use.written.length === 0) return;
    const keys = sounds.keysOf[index] ?? [];
    pairs.collect(use, use.unsaid, keys, instead, found);
    const besideKeys = keys.filter((key) => neverWritten[key]?.length);
    pairs.collect(use, use.written, besideKeys, beside, found);
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

  /** Adds to `found` the pairs of `written` with what is heard in `documents`; the better one where there is one already. */
  collect(
    written: TermUse,
    documents: readonly number[],
    keys: readonly number[],
    heardIn: HeardBySound,
    found: Mishearing[],
  ): void {
    for (const document of documents) for (const key of keys) this.#meet(document, key, heardIn);
    for (let index = 0; index < this.#metCount; index++) {
      const word = this.#met[index] as number;
      const pair = this.#score(written, documents.length, word);
      this.#counts[word] = 0;
      this.#emphasis[word] = 0;
      if (pair && pair.score >= this.#least) keepBest(found, pair);
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

/** Adds a pair to a list that has the pairs of one written word together at its end. */
function keepBest(found: Mishearing[], pair: Mishearing): void {
  for (let at = found.length - 1; at >= 0 && found[at]?.written === pair.written; at--) {
    if (found[at]?.heard !== pair.heard) continue;
    if (pair.score > (found[at]?.score ?? 0)) found[at] = pair;
    return;
  }
  found.push(pair);
}
