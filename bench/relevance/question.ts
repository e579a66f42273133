import { type Split, splitOf } from './hash.ts';

/** The sets of questions, in the order of the report. */
export const SET_NAMES = [
  'comment',
  'reference (notes)',
  'reference (comment)',
  'title',
  'typo',
  'title by speech',
  'keywords',
  'spoken',
  'half',
  'short',
  'name',
  'named',
] as const;

export type SetName = (typeof SET_NAMES)[number];

/** The number of data directories that each lack a part of the texts that questions are made from. */
export const FOLDS = 8;

/**
 * The index that a question is asked of: the whole corpus, only transcripts, everything but summaries and tags, or
 * everything but the sources of one fold's questions.
 */
export type ArchiveName = 'whole' | 'speech' | 'no-keywords' | `fold-${number}`;

/** A known-item question: what a member might type, and the episode they have in mind. */
export interface Question {
  readonly set: SetName;
  /** Stable from run to run. */
  readonly id: string;
  readonly text: string;
  /** The episode that the question is about, then others that are equally right. */
  readonly answers: readonly [number, ...number[]];
  readonly archive: ArchiveName;
  /** The ordinal in the transcript of the quote's first word, for questions about a place. */
  readonly word?: number;
}

/** A question, and its source, which must not be in the index that it is asked of. */
export interface Sourced {
  readonly question: Question;
  readonly source:
    | { readonly kind: 'comment'; readonly comment: number }
    | { readonly kind: 'notes'; readonly episode: number; readonly sentence: string };
}

export function splitOfQuestion({ answers }: Question): Split {
  return splitOf(answers[0]);
}
