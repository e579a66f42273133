import type { Postings } from '../../index/postings.ts';
import { association } from './association.ts';
import { HeardBySound } from './heard-by-sound.ts';
import { soundLikeness, soundSpelling } from './likeness.ts';
import type { SoundGroups } from './sound-groups.ts';
import { reality, type TermUse } from './term-uses.ts';

/** A word that people wrote, what the recogniser wrote instead, and how certain that is. */
export interface Mishearing {
  readonly written: TermUse;
  readonly heard: TermUse;
  /** The number of documents in which one is written and the other said. */
  readonly count: number;
  /** The {@link association} of the two, in nats. */
  readonly association: number;
  /** The {@link soundLikeness} of the two. */
  readonly likeness: number;
  readonly score: number;
}

/** A weaker association is chance: in a large vocabulary, some words that sound alike always meet. */
const FEWEST_NATS = 4;
/** A stronger association is no better evidence: words occur together for many other reasons too. */
const MOST_NATS = 30;
/**
 * The minimum likeness of two words, and what is added for a word that is said in every document. The recogniser knows
 * such a word.
 */
const LEAST_LIKENESS = 0.75;
const LIKENESS_OF_COMMON = 0.25;
/** The penalty for a likeness of 0, in nats. */
const UNLIKENESS_NATS = 25;
/** The penalty for a heard word that people also write, in nats. */
const REAL_WORD_NATS = 3;
/** A word counts once per document. Its repeats add this much of their logarithm, up to a maximum. */
const EMPHASIS = 0.3;
const MOST_EMPHASIS_NATS = 5;
/**
 * Finds pairs of a written and a heard word that sound alike and meet more often than by chance, and whose score is at
 * least `least`. There are two kinds of evidence, documents
 * - in which the one is written but not said, and the other is said;
 * - in which the one is written, and a word that nobody ever writes is said. The recogniser often gets a word right
 *   once.
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

/** Counts which words of the same sound a word meets, and scores the pairs. */
class PairCounter {
  readonly #uses: readonly TermUse[];
  readonly #documents: number;
  readonly #least: number;
  /** For each word that was met: the number of documents, the last of them, and the logarithms of its repeats. */
  readonly #counts: Uint32Array;
  readonly #last: Uint32Array;
  readonly #emphasis: Float64Array;
  /**
   * The words that were met, in the first `#metCount` elements. The array is reused because clearing it costs more than
   * counting.
   */
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

  /**
   * Adds to `found` the pairs of `written` with what is heard in `documents`. Of two equal pairs, the better one is
   * kept.
   */
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
      // The words of a pair may share two keys.
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

/** Adds a pair to a list that ends with the pairs of the same written word. */
function keepBest(found: Mishearing[], pair: Mishearing): void {
  for (let at = found.length - 1; at >= 0 && found[at]?.written === pair.written; at--) {
    if (found[at]?.heard !== pair.heard) continue;
    if (pair.score > (found[at]?.score ?? 0)) found[at] = pair;
    return;
  }
  found.push(pair);
}
