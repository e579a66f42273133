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
] as const;

export type SetName = (typeof SET_NAMES)[number];

/** How many data directories there are that each lack a part of the comments and of the sentences that ask. */
export const FOLDS = 8;

/**
 * Which index a question is asked of: the corpus as it is, transcripts alone, everything but summaries and tags, or, by
 * number, everything but what the questions of one fold were made of.
 */
export type ArchiveName = 'whole' | 'speech' | 'no-keywords' | `fold-${number}`;

/** A known-item question: what somebody might type, and the episode that is meant. */
export interface Question {
  readonly set: SetName;
  /** Names the question in every run. */
  readonly id: string;
  readonly text: string;
  /** The episode that the question is about, then others that are as good an answer. */
  readonly answers: readonly [number, ...number[]];
  readonly archive: ArchiveName;
  /** Ordinal in the transcript of the first word that was quoted, when the place matters. */
  readonly word?: number;
}

/** A question, and what it was made of that must not be in the index when it is asked. */
export interface Sourced {
  readonly question: Question;
  readonly source:
    | { readonly kind: 'comment'; readonly comment: number }
    | { readonly kind: 'notes'; readonly episode: number; readonly sentence: string };
}

export function splitOfQuestion({ answers }: Question): Split {
  return splitOf(answers[0]);
}
