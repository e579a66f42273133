import type { Episode } from '../corpus/model.ts';
import type { ExcerptLocation, Segment } from '../search/snippet/excerpt.ts';

/* Request and result of an exact search. */

export interface ExactRequest {
  /** The texts to find. Those without a letter or digit are ignored; at least one must have one. */
  readonly texts: readonly string[];
  /** `all`: only shows in which every text is said, anywhere. */
  readonly mode: 'any' | 'all';
  readonly caseSensitive: boolean;
  /** Texts inside longer words are not matches. */
  readonly wholeWord: boolean;
  /** A filter on shows; absent: all. */
  readonly accept?: (episode: Episode) => boolean;
  /** The number of ranked candidates to skip, see {@link ExactHit.next}. */
  readonly offset: number;
  /** Matches to show of each show, at most. */
  readonly matches: number;
  /** Lines of context before and after each match. */
  readonly context: number;
}

export interface ExactHits {
  /** Shows that may have the texts, according to the index. For whole words, nearly all of them do. */
  readonly candidates: number;
  /** Best first. Transcripts are read as hits are taken. */
  readonly hits: AsyncIterable<ExactHit>;
}

export interface ExactHit {
  readonly episode: Episode;
  /** The offset that continues after this hit. */
  readonly next: number;
  /** By text, how often it is said in the whole show. */
  readonly counts: readonly number[];
  /** In the order of the transcript. */
  readonly excerpts: readonly ExactExcerpt[];
}

/** Lines of a transcript around a match, or around several near each other. */
export interface ExactExcerpt {
  /** The number of the first line in the transcript, from 1. */
  readonly line: number;
  readonly lines: readonly (readonly Segment[])[];
  /** Of the first match. */
  readonly location: ExcerptLocation;
}
