import type { IndexColumns } from '../columns.ts';
import { Postings } from '../postings.ts';
import { type ConfusionColumns, confusionColumns } from './confusion-columns.ts';
import { dottedWords } from './dotted-words.ts';
import { type Meaning, weighMeanings } from './meanings.ts';
import { findMishearings } from './mishearings.ts';
import { termUses } from './term-uses.ts';

export interface LearningOptions {
  /** Leaves documents out of the evidence; told their number, which is their place in `references`. */
  readonly accept?: (document: number) => boolean;
}

/** The least score of a pair: nine of ten that reach it are right. */
const LEAST_SCORE = 4;
/** A word that stands for another more seldom than this brings more of the wrong documents than of the right ones. */
const LEAST_WEIGHT = 0.1;
/** More spellings of one word cost more time than they bring documents. */
const MOST_ENTRIES = 12;

/**
 * Learns what the recogniser confuses from the corpus itself: from words that people wrote about a document and that its
 * transcript lacks, beside words that it has too often and that sound like them. Abbreviations with and without full stops
 * are one word too.
 */
export function learnConfusions(columns: IndexColumns, options: LearningOptions = {}): ConfusionColumns {
  const postings = new Postings(columns);
  const learnt = learnMeanings(postings, options).flatMap(
    ({ mishearing: { written, heard, count }, heardMeansWritten, typedMeansWritten }) => [
      { term: written.term, other: heard.term, weight: heardMeansWritten, count },
      { term: heard.term, other: written.term, weight: typedMeansWritten, count },
    ],
  );
  return confusionColumns(
    [...learnt.filter(({ weight }) => weight >= LEAST_WEIGHT), ...dottedWords(postings)],
    MOST_ENTRIES,
  );
}

/** The same with all the evidence, for who wants to know why. */
export function learnMeanings(postings: Postings, { accept }: LearningOptions): Meaning[] {
  const accepted = Uint8Array.from({ length: postings.documentCount }, (_, document) =>
    !accept || accept(document) ? 1 : 0,
  );
  const documents = accepted.reduce((sum, one) => sum + one, 0);
  const uses = termUses(postings, accepted);
  return weighMeanings(postings, findMishearings(postings, uses, documents, LEAST_SCORE), accepted, documents);
}
