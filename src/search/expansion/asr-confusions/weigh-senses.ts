import { TRANSCRIPT } from '../../index/fields.ts';
import type { Postings } from '../../index/postings.ts';
import type { Mishearing } from './mishearings.ts';
import { reality, type TermUse } from './term-uses.ts';

/** The probabilities that one word of a pair means the other, from 0 to 1. */
export interface TermSense {
  readonly mishearing: Mishearing;
  /** That the written word was said where the transcript has the heard one. */
  readonly heardMeansWritten: number;
  /** That a typed heard word means the written one. */
  readonly typedMeansWritten: number;
}

/**
 * The score at which half of the pairs are right, and the increase that multiplies the odds by e. Fitted to pairs
 * judged by hand.
 */
const EVEN_SCORE = 1;
const SCORE_SCALE = 2.5;

/**
 * The exponent of a word's unreality. A word that is written now and then is hardly one that the recogniser made up.
 */
const MADE_UP = 3;

/** If this share of a word's occurrences is explained, half of the rest is taken to have the same explanation. */
const HALF_TRUSTED = 0.15;

/**
 * Estimates what heard words stand for. A written word explains a share of the places where a word is heard: those in
 * documents about it, minus what chance puts there. For a word that nobody writes, the rest must be mishearings of the
 * same words in the same proportions. For a real word, the rest is the word itself.
 */
export function weighSenses(
  postings: Postings,
  mishearings: readonly Mishearing[],
  accepted: Uint8Array,
  documents: number,
): TermSense[] {
  const explained = explainedShares(postings, mishearings, accepted, documents);
  const totals = new Map<TermUse, { explained: number; evidence: number }>();
  mishearings.forEach(({ heard, score }, index) => {
    const total = totals.get(heard) ?? { explained: 0, evidence: 0 };
    total.explained += explained[index] as number;
    total.evidence += (explained[index] as number) * Math.max(0, score);
    totals.set(heard, total);
  });
  return mishearings.map((mishearing, index) => {
    const own = explained[index] as number;
    const total = totals.get(mishearing.heard);
    const share = total && total.evidence > 0 ? (own * Math.max(0, mishearing.score)) / total.evidence : 0;
    const real = reality(mishearing.heard);
    const unexplained = Math.max(0, 1 - (total?.explained ?? 0)) * (own / (own + HALF_TRUSTED));
    const sure = 1 / (1 + Math.exp((EVEN_SCORE - mishearing.score) / SCORE_SCALE));
    const heardMeansWritten = sure * (Math.min(own, share) + unexplained * (1 - real) ** MADE_UP * share);
    return { mishearing, heardMeansWritten, typedMeansWritten: heardMeansWritten * (1 - real / 2) };
  });
}

/**
 * For each pair, the share of the heard word's occurrences that are in documents with the written word, corrected for
 * chance.
 */
function explainedShares(
  postings: Postings,
  mishearings: readonly Mishearing[],
  accepted: Uint8Array,
  documents: number,
): Float64Array {
  const { documents: documentOf, starts } = postings.columns;
  const about = new Uint8Array(postings.documentCount);
  let current: TermUse | undefined;
  let base = 0;
  const mark = (written: TermUse): void => {
    about.fill(0);
    let count = 0;
    const add = (document: number): void => {
      if (about[document] === 1 || accepted[document] === 0) return;
      about[document] = 1;
      count++;
    };
    written.written.forEach(add);
    const [from, to] = postings.range(written.term, TRANSCRIPT);
    for (let at = from; at < to; at++) add(documentOf[at] as number);
    base = count / documents;
    current = written;
  };
  return Float64Array.from(mishearings, ({ written, heard }) => {
    if (current !== written) mark(written);
    let explained = 0;
    let total = 0;
    const [from, to] = postings.range(heard.term, TRANSCRIPT);
    for (let at = from; at < to; at++) {
      const document = documentOf[at] as number;
      if (accepted[document] === 0) continue;
      const places = (starts[at + 1] as number) - (starts[at] as number);
      total += places;
      if (about[document] === 1) explained += places;
    }
    return total === 0 || base >= 1 ? 0 : Math.max(0, (explained / total - base) / (1 - base));
  });
}
