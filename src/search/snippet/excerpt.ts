import type { FieldName } from '../index/fields.ts';

/** A part of an excerpt's text. Matches are segments of their own, for front ends to mark. */
export interface Segment {
  readonly text: string;
  readonly match: boolean;
}

/** The approximate location of a word in a show. Transcripts have no time stamps, so it is the word's share of all words. */
export interface ExcerptLocation {
  /** The ordinal of the word in the transcript, from 0. */
  readonly word: number;
  /** From 0 (start) to 1 (end). */
  readonly share: number;
  /** `share` times the duration, in whole seconds; absent when the duration is unknown. */
  readonly seconds?: number;
}

/** The text of a passage, with some tokens around it. Plain text: markup of the front end is not escaped. */
export interface Excerpt {
  readonly field: FieldName;
  readonly segments: readonly Segment[];
  /** The excerpt starts in the middle of a sentence. */
  readonly cutBefore: boolean;
  /** The excerpt ends in the middle of a sentence. */
  readonly cutAfter: boolean;
  /** Only for excerpts of a transcript. */
  readonly location?: ExcerptLocation;
}
