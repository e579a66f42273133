/** A show, cleaned for display: entities decoded, e-mail addresses removed, white space normalised. */
export interface Episode {
  /** The number of the show, from 1, and its reference in the index. */
  readonly id: number;
  readonly title: string;
  /** `YYYY-MM-DD`, absent when unknown. */
  readonly date?: string;
  /** Seconds; absent when unknown. */
  readonly duration?: number;
  readonly summary: string;
  readonly hostId?: number;
  /** Absent for a show that is not in a series. */
  readonly seriesId?: number;
  readonly explicit: boolean;
  /** SPDX-like short name as HPR writes it ("CC-BY-SA"): the show's own or its host's; empty when neither is known. */
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
  /** False for hosts that HPR leaves out of its lists. Their shows are kept. */
  readonly listed: boolean;
}

export interface Series {
  readonly id: number;
  readonly name: string;
  /** Plain text; may be empty. */
  readonly description: string;
  /** Only the owner of a closed series adds shows to it. */
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
  /** `YYYY-MM-DD HH:MM:SS` in UTC; absent when unknown. May be earlier than the show's date. */
  readonly timestamp?: string;
}

/**
 * Lines of a transcript that the recogniser repeated in a row. The text keeps them once: `line` is the index of the first
 * line in that text, `lines` the number of lines in a round, `times` the number of rounds.
 */
export interface Loop {
  readonly line: number;
  readonly lines: number;
  readonly times: number;
}
