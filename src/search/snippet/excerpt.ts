import type { FieldName } from '../index/fields.ts';

/** A run of text in an excerpt; matched words are runs of their own, so that a front end can mark them as it likes. */
export interface Segment {
  readonly text: string;
  readonly match: boolean;
}

/** The approximate place of a word in a show. Transcripts have no time stamps: it is the word's share of all words. */
export interface ExcerptLocation {
  /** Ordinal of the word in the transcript, from 0. */
  readonly word: number;
  /** 0 (start) to 1 (end). */
  readonly share: number;
  /** `share` times the duration, in whole seconds; absent when the duration is unknown. */
  readonly seconds?: number;
}

/** A passage of one field around the words that matched. The text is plain: markup of the front end is not escaped. */
export interface Excerpt {
  readonly field: FieldName;
  readonly segments: readonly Segment[];
  /** The passage begins / ends in the middle of a sentence. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
  /** Only for excerpts of a transcript. */
  readonly location?: ExcerptLocation;
}
