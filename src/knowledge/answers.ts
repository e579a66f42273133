import type { Episode, Host, Loop, Series } from '../corpus/model.ts';
import type { Diagnostic } from '../search/query-language/diagnostics.ts';
import type { Confidence } from '../search/ranking/confidence.ts';
import type { Excerpt, Segment } from '../search/snippet/excerpt.ts';
import type { EpisodeSelection } from './episode-filter.ts';
import type { Spread } from './passages.ts';

/* Requests to the knowledge base, and its results. */

export interface SearchRequest extends EpisodeSelection {
  /** The query as typed. Any text is allowed. */
  readonly text: string;
  /** The hits to return. All results are counted. */
  readonly offset: number;
  readonly limit: number;
}

export interface Hit {
  readonly episode: Episode;
  /** Above 0; 0 for a list of all shows that the filters accept, newest first. */
  readonly score: number;
  /** Absent when no text of the show has a match, for example when only the host's name matches. */
  readonly excerpt?: Excerpt;
  /** Of the matches in the transcript; absent when there are none. */
  readonly spread?: Spread;
}

/** A typed word, and the words that were searched instead of it or in addition to it. */
export interface Correction {
  readonly typed: string;
  readonly searched: readonly string[];
  /** The corpus has the typed word too, but the first result does not. */
  readonly known: boolean;
}

export type { Confidence } from '../search/ranking/confidence.ts';
export type { Excerpt, Segment } from '../search/snippet/excerpt.ts';
export type { Spread } from './passages.ts';

/** Something in a query that was not used as it was meant. */
export type SearchDiagnostic = Diagnostic | NameDiagnostic | LoosenedQuotes;

/** What became of a name that is the name of nothing, or of several things. */
export interface NameDiagnostic {
  /**
   * `guessed`: a similar name was used. `several`: all were used. `unknown`: none was used, and the filter is ignored.
   */
  readonly kind: 'guessed-name' | 'several-names' | 'unknown-name';
  readonly of: 'host' | 'series' | 'tag';
  readonly typed: string;
  readonly exclude: boolean;
  /** The names that were used. Of an unknown name: similar ones, best first, if there are any. */
  readonly names: readonly string[];
}

/**
 * No show has exactly what is in quotes. `inexact-match`: other forms of the words match too, and any word matches a
 * stop word. `no-such-phrase`: the words are searched as single words.
 */
export interface LoosenedQuotes {
  readonly kind: 'inexact-match' | 'no-such-phrase';
  readonly typed: string;
}

/** A filter that keeps `episodes` of the results that are about a query. */
export type Facet = { readonly episodes: number } & (
  | { readonly of: 'year'; readonly year: number }
  | { readonly of: 'host'; readonly host: Host }
  | { readonly of: 'series'; readonly series: Series }
);

/** What of an episode answers a query. */
export type Passage = Pick<Hit, 'excerpt' | 'spread'>;

export interface SearchPage {
  readonly total: number;
  /**
   * How far to trust the result; the same on every page of it. `sure`: the first hit is the one that is meant, or is a list
   * by filters alone. `likely`: the first ten probably have it. `guess`: they probably have not, and should be shown as the
   * nearest there is; also when nothing was found.
   */
  readonly confidence: Confidence;
  /**
   * How many of the results are about the query; the others only mention a word of it. At most `total`, 0 for a guess; the
   * same on every page.
   */
  readonly about: number;
  /** What several, but not all, of the results that are about the query share; the same on every page. */
  readonly facets: readonly Facet[];
  readonly hits: readonly Hit[];
  readonly corrections: readonly Correction[];
  readonly diagnostics: readonly SearchDiagnostic[];
  /** Only when nothing was found: similar queries with results, best first. */
  readonly nearby: readonly string[];
}

/** A transcript as it is read: lines of text, with the recogniser's loops collapsed. */
export interface Transcript {
  readonly episode: Episode;
  /** Lines, each a clause or sentence without its line break. */
  readonly lines: readonly TranscriptLine[];
  /** The number of words. */
  readonly words: number;
  /** Ordinals of the words that the query marks, ascending. */
  readonly matches: readonly number[];
  /** Where the query is said, best first; empty when no word of it was said. */
  readonly places: readonly TranscriptPlace[];
}

/** A passage of a transcript, by the ordinals of its first and last word. */
export interface TranscriptPlace {
  readonly first: number;
  readonly last: number;
}

export interface TranscriptLine {
  readonly text: string;
  /** The text, split into matches and the rest. Computed on each access. */
  readonly segments: readonly Segment[];
  /** Ordinal of the line's first word in the transcript. */
  readonly word: number;
  /** Set on the last line of a round that was repeated. */
  readonly loop?: Loop;
}

/** What a typed name resolves to: one thing, or the most similar ones, best first (empty if nothing is similar). */
export type Resolution<T> =
  | {
      readonly kind: 'found';
      readonly value: T;
      /** The name is only similar to the typed one. */
      readonly guessed: boolean;
    }
  | { readonly kind: 'near'; readonly values: readonly T[] };

export interface Stats {
  readonly episodes: number;
  readonly transcripts: number;
  readonly hosts: number;
  readonly series: number;
  readonly comments: number;
  /** Words in all transcripts, counting repetitions by the recogniser once. */
  readonly words: number;
  /** Different terms in the index. */
  readonly terms: number;
  /** Seconds of audio in all shows whose duration is known. */
  readonly duration: number;
  readonly firstDate?: string;
  readonly lastDate?: string;
  /** Episodes per year, ascending. */
  readonly years: readonly { readonly year: number; readonly episodes: number }[];
  /** The hosts with the most episodes, most first. */
  readonly topHosts: readonly { readonly host: Host; readonly episodes: number }[];
  /** The most frequent tags, most frequent first. */
  readonly topTags: readonly TagCount[];
  readonly records: Records;
}

/** What stands out in a corpus. Each is absent where nothing does. */
export interface Records {
  readonly longest?: Episode;
  /** The episode with the most comments. */
  readonly discussed?: { readonly episode: Episode; readonly comments: number };
  /** The host with the longest time between two shows. */
  readonly comeback?: {
    readonly host: Host;
    readonly before: Episode;
    readonly after: Episode;
    readonly days: number;
  };
}

/** A tag in its most frequent spelling, and how many episodes have it in any. */
export interface TagCount {
  readonly tag: string;
  readonly episodes: number;
}
