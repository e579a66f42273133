/** One place of an answer. */
export interface Ranked {
  /** The episode's number. */
  readonly id: number;
  /** Ordinal in the transcript of the first word of the passage that is shown, if one of the transcript is. */
  readonly word?: number;
}

/** An engine that can be asked for episodes. */
export interface Ranker {
  /** The best `limit` episodes for what somebody typed, best first. */
  rank(text: string, limit: number): readonly Ranked[];
}

export const RANKER_LABELS = { ours: 'this engine', lunr: 'lunr 2.3.9' } as const;

export type RankerName = keyof typeof RANKER_LABELS;
