/** One show, repaired and safe to print: entities decoded, e-mail addresses removed, white space tidy. */
export interface Episode {
  /** The number of the show, from 1; also its reference in the index. */
  readonly id: number;
  readonly title: string;
  /** `YYYY-MM-DD`, absent when nobody recorded it. */
  readonly date?: string;
  /** Seconds; absent when unknown. */
  readonly duration?: number;
  readonly summary: string;
  readonly hostId?: number;
  /** Absent for a show outside any series. */
  readonly seriesId?: number;
  readonly explicit: boolean;
  /** SPDX-like short name as HPR writes it ("CC-BY-SA"): the show's own, else its host's; empty when neither says. */
  readonly license: string;
  readonly tags: readonly string[];
  readonly hasTranscript: boolean;
}

export interface Host {
  readonly id: number;
  readonly name: string;
  /** Plain text; may be empty. */
  readonly profile: string;
  readonly license: string;
  /** False for hosts that HPR keeps out of its listings; their shows stay. */
  readonly listed: boolean;
}

export interface Series {
  readonly id: number;
  readonly name: string;
  /** Plain text; may be empty. */
  readonly description: string;
  /** A closed series: only its owner adds shows to it. */
  readonly closed: boolean;
  readonly listed: boolean;
}

export interface Comment {
  readonly id: number;
  readonly episodeId: number;
  readonly author: string;
  readonly title: string;
  /** Plain text. */
  readonly text: string;
  /** `YYYY-MM-DD HH:MM:SS` as recorded, UTC; absent when nobody recorded it. May lie before the show's own date. */
  readonly timestamp?: string;
}

/**
 * A stretch of a transcript that the recogniser repeated in a row. The text keeps it once; `line` is the number (from 0)
 * of its first line in that text, `lines` how many lines one round has, `times` how often it was there.
 */
export interface Loop {
  readonly line: number;
  readonly lines: number;
  readonly times: number;
}
