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

/** The columns before anything is learnt. */
export const NO_ASR_CONFUSIONS: AsrConfusionColumns = {
  ...confusionColumns([], 0),
  ...splitColumns([]),
  ...spelledColumns([], 0),
};

export interface LearningOptions {
  /** Whether to learn from a document, by its number. */
  readonly accept?: (document: number) => boolean;
}

/** The minimum score of a pair. Nine in ten pairs that reach it are right. */
const LEAST_SCORE = 4;
/** Below this weight, a confusion finds more wrong documents than right ones. */
const LEAST_WEIGHT = 0.1;
/** More spellings of a word cost more time than the documents they find are worth. */
const MOST_ENTRIES = 12;

/**
 * Learns from the corpus itself what the recogniser mishears. It looks for words that people wrote about a document but
 * that its transcript lacks, and for words that sound like them and are in the transcript more often than chance
 * explains, one word for one or two for one.
 *
 * The columns also have what needs no such evidence: abbreviations with and without full stops, British and American
 * spellings, and words that are said letter by letter. The last are found in all documents, whatever `accept` says.
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
