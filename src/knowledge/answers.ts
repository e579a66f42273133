import type { Episode, Host, Loop } from '../corpus/model.ts';
import type { Diagnostic } from '../search/query-language/diagnostics.ts';
import type { Excerpt, Segment } from '../search/snippet/excerpt.ts';
import type { Spread } from './passages.ts';

/* What the knowledge base is asked, and what it answers. */

export interface SearchRequest {
  /** What the member typed, up to anything. Never refused. */
  readonly text: string;
  readonly hostId?: number;
  readonly seriesId?: number;
  /** A tag, compared without case. */
  readonly tag?: string;
  /** First and last day, `YYYY-MM-DD`, both included. */
  readonly from?: string;
  readonly to?: string;
  /** Which hits get an excerpt and are returned; all are counted. */
  readonly offset: number;
  readonly limit: number;
}

export interface Hit {
  readonly episode: Episode;
  /** Above 0; 0 where nothing was looked for, and the newest come first. */
  readonly score: number;
  /** Absent when nothing of the show's text can be shown for the match (a match in the host's name, say). */
  readonly excerpt?: Excerpt;
  /** Where in the transcript the words fall; absent when none of them was said. */
  readonly spread?: Spread;
}

/** A word that was typed and the words that were searched for it: instead of it, or beside it. */
export interface Correction {
  readonly typed: string;
  readonly searched: readonly string[];
  /** The corpus has the typed word too, but not the show that comes first. */
  readonly known: boolean;
}

export type { Excerpt, Segment } from '../search/snippet/excerpt.ts';
export type { Spread } from './passages.ts';

/** Something about a query that a member should know: what was not used as it was meant. */
export type SearchDiagnostic = Diagnostic | NameDiagnostic | NoSuchPhrase;

/** What became of a name that is not the name of anything, or of several things. */
export interface NameDiagnostic {
  /** `guessed`: one was taken that is nearly called so; `several`: all were taken; `unknown`: none was, the filter is left out. */
  readonly kind: 'guessed-name' | 'several-names' | 'unknown-name';
  readonly of: 'host' | 'series' | 'tag';
  readonly typed: string;
  readonly exclude: boolean;
  /** The names that were taken; of an unknown one the nearest, best first, perhaps none. */
  readonly names: readonly string[];
}

/** No show says the words in quotes side by side, so they were looked for one by one. */
export interface NoSuchPhrase {
  readonly kind: 'no-such-phrase';
  readonly typed: string;
}

export interface SearchPage {
  readonly total: number;
  readonly hits: readonly Hit[];
  readonly corrections: readonly Correction[];
  readonly diagnostics: readonly SearchDiagnostic[];
  /** Only when nothing was found: queries near to this one that do find something, best first. */
  readonly nearby: readonly string[];
}

/** A transcript as it is read: lines of text, with the recogniser's loops collapsed. */
export interface Transcript {
  readonly episode: Episode;
  /** Lines, each a clause or sentence without its line break. */
  readonly lines: readonly TranscriptLine[];
  /** Words in all. */
  readonly words: number;
  /** Ordinals of the words that the query marks, ascending. */
  readonly matches: readonly number[];
  /** Ordinal of the first word of the passage that answers the query best; absent when no word of it was said. */
  readonly focus?: number;
}

export interface TranscriptLine {
  readonly text: string;
  /** The text with the matches told apart. Made anew whenever it is read. */
  readonly segments: readonly Segment[];
  /** Ordinal of the line's first word in the transcript. */
  readonly word: number;
  /** Set on the last line of a round that was repeated. */
  readonly loop?: Loop;
}

/** What a typed name stands for: one thing for sure, or the likeliest ones, best first (none: nothing is near). */
export type Resolution<T> =
  | {
      readonly kind: 'found';
      readonly value: T /** True when the name had to be guessed. */;
      readonly guessed: boolean;
    }
  | { readonly kind: 'near'; readonly values: readonly T[] };

export interface Stats {
  readonly episodes: number;
  readonly transcripts: number;
  readonly hosts: number;
  readonly series: number;
  readonly comments: number;
  /** Words in all transcripts, loops once. */
  readonly words: number;
  /** Distinct terms in the index. */
  readonly terms: number;
  /** Seconds of audio, as far as known. */
  readonly duration: number;
  readonly firstDate?: string;
  readonly lastDate?: string;
  /** Episodes a year, ascending. */
  readonly years: readonly { readonly year: number; readonly episodes: number }[];
  /** The most prolific hosts, best first. */
  readonly topHosts: readonly { readonly host: Host; readonly episodes: number }[];
  /** Commonest tags, best first. */
  readonly topTags: readonly { readonly tag: string; readonly episodes: number }[];
}
