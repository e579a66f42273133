import type { IndexColumns } from '../../index/columns.ts';
import { Postings } from '../../index/postings.ts';
import { type ConfusionColumns, confusionColumns } from './confusion-columns.ts';
import { dottedWords } from './dotted-words.ts';
import { findHeardAsTwo } from './heard-as-two.ts';
import { HeardBySound } from './heard-by-sound.ts';
import { findMishearings } from './mishearings.ts';
import { groupBySound } from './sound-groups.ts';
import { findSpelledWords, type SpelledColumns, spelledColumns } from './spelled-columns.ts';
import { spellingVariants } from './spelling-variants.ts';
import { type SplitColumns, splitColumns } from './split-columns.ts';
import { termUses } from './term-uses.ts';
import { weighSenses } from './weigh-senses.ts';

/** What was learnt about the speech recogniser from its transcripts, as columns of a snapshot. */
export type AsrConfusionColumns = ConfusionColumns & SplitColumns & SpelledColumns;

/** Before anything has been learnt. */
export const NO_ASR_CONFUSIONS: AsrConfusionColumns = {
  ...confusionColumns([], 0),
  ...splitColumns([]),
  ...spelledColumns([], 0),
};

export interface LearningOptions {
  /** Whether to learn from a document, by its number. */
  readonly accept?: (document: number) => boolean;
}

/** The least score of a pair: nine of ten that reach it are right. */
const LEAST_SCORE = 4;
/** Below this weight a confusion finds more wrong documents than right ones. */
const LEAST_WEIGHT = 0.1;
/** More spellings of one word cost more time than they bring documents. */
const MOST_ENTRIES = 12;

/**
 * Learns what the recogniser mishears from the corpus itself: from words that people wrote about a document and that its
 * transcript lacks, beside words that it has too often and that sound like them, one for one and two for one.
 * Abbreviations with and without full stops are one word too, and British and American spellings; and words that are
 * said letter by letter are there as well (these need no evidence, and are found in all documents).
 */
export function learnAsrConfusions(columns: IndexColumns, { accept }: LearningOptions = {}): AsrConfusionColumns {
  const postings = new Postings(columns);
  const accepted = Uint8Array.from({ length: postings.documentCount }, (_, document) =>
    !accept || accept(document) ? 1 : 0,
  );
  const documents = accepted.reduce((sum, one) => sum + one, 0);
  const uses = termUses(postings, accepted);
  const sounds = groupBySound(uses, documents);
  const heardIn = new HeardBySound(postings, uses, sounds.heardByKey);
  const mishearings = findMishearings(postings, uses, sounds, heardIn, documents, LEAST_SCORE);
  const learnt = weighSenses(postings, mishearings, accepted, documents).flatMap(
    ({ mishearing: { written, heard, count }, heardMeansWritten, typedMeansWritten }) => [
      { term: written.term, other: heard.term, weight: heardMeansWritten, count },
      { term: heard.term, other: written.term, weight: typedMeansWritten, count },
    ],
  );
  const entries = learnt.filter(({ weight }) => weight >= LEAST_WEIGHT);
  return {
    ...confusionColumns([...entries, ...dottedWords(postings), ...spellingVariants(uses)], MOST_ENTRIES),
    ...splitColumns(findHeardAsTwo(postings, uses, sounds, heardIn)),
    ...findSpelledWords(columns),
  };
}
