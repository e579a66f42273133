import type { Episode } from '../corpus/model.ts';
import type { ExcerptLocation, Segment } from '../search/snippet/excerpt.ts';

/* What is asked of a search for texts letter by letter, and what it answers. */

export interface ExactRequest {
  /** What is looked for. At least one must hold a letter or a digit; the others are passed over. */
  readonly texts: readonly string[];
  /** `all`: only shows in which each of the texts is said, wherever. */
  readonly mode: 'any' | 'all';
  readonly caseSensitive: boolean;
  /** A text is not found inside of a longer word. */
  readonly wholeWord: boolean;
  /** Which shows are read; all without it. */
  readonly accept?: (episode: Episode) => boolean;
  /** How many of the ranked candidates are passed over, as {@link ExactHit.next} said. */
  readonly offset: number;
  /** Matches that are shown of each, at most, and lines of context before and after each. */
  readonly matches: number;
  readonly context: number;
}

export interface ExactHits {
  /** Shows that may have it, going by the index; nearly all of them do when it is a matter of whole words. */
  readonly candidates: number;
  /** Best first. Texts are read as hits are taken. */
  readonly hits: AsyncIterable<ExactHit>;
}

export interface ExactHit {
  readonly episode: Episode;
  /** Offset that goes on after this hit. */
  readonly next: number;
  /** How often each of the texts is said in the whole show. */
  readonly counts: readonly number[];
  /** In the order of the show. */
  readonly excerpts: readonly ExactExcerpt[];
}

/** Lines of a transcript around one match, or around several that are near to each other. */
export interface ExactExcerpt {
  /** Number of the first line in the transcript, from 1. */
  readonly line: number;
  readonly lines: readonly (readonly Segment[])[];
  /** Where the first match stands. */
  readonly location: ExcerptLocation;
}
