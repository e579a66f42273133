import type { Confidence } from '../../../src/knowledge/answers.ts';

/** One result. */
export interface Ranked {
  /** The episode's number. */
  readonly id: number;
  /** The ordinal in the transcript of the excerpt's first word, when the excerpt is from the transcript. */
  readonly word?: number;
}

/** An engine that ranks episodes. */
export interface Ranker {
  /** The best `limit` episodes for a query, best first. */
  rank(text: string, limit: number): readonly Ranked[];
  /** How sure it is of them; absent for an engine that does not say. */
  confidence?(text: string): Confidence;
}

export const RANKER_LABELS = { ours: 'this engine', lunr: 'lunr 2.3.9' } as const;

export type RankerName = keyof typeof RANKER_LABELS;
