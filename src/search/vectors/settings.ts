import type { FieldName } from '../index/fields.ts';

/** How vectors are learnt. */
export interface VectorSettings {
  /** Where words and their neighbours are looked for. */
  readonly texts: readonly FieldName[];
  /** What is written about a show: together its first passage. */
  readonly written: readonly FieldName[];
  /** A stem that fewer documents have is known by too few neighbours. */
  readonly leastDocuments: number;
  /** The most stems, those that most documents have: so many that a row is 16 bits. */
  readonly mostStems: number;
  /** With fewer stems than this, a corpus is too small to learn from. */
  readonly leastStems: number;
  /** With fewer stems in its texts, all mentions counted, too. */
  readonly leastTokens: number;
  /** Neighbours on each side, stop words left out. */
  readonly window: number;
  /** The numbers in a vector, a multiple of the kernel's lanes. */
  readonly dimensions: number;
  /** Dimensions that are worked with beside those, for the sake of their exactness. A multiple of the lanes too. */
  readonly oversampling: number;
  /** Multiplications with the matrix; each makes the smaller dimensions more exact. */
  readonly iterations: number;
  readonly seed: number;
  /** SIF's a: a stem of the frequency f counts a / (a + f) (Arora, Liang and Ma, A Simple but Tough-to-Beat Baseline, 2017). */
  readonly a: number;
  /** How many directions that all passages share are taken out of them. */
  readonly commonDirections: number;
  /** Words with a vector from the beginning of a passage to that of the next, and in a passage. */
  readonly passageStep: number;
  readonly passageLength: number;
}

/**
 * Chosen on the half-remembered questions to tune on. Vectors made from the text of 120 shows help where people say it in
 * other words as much as the whole corpus does, and at 30 shows they help as often as they harm: the least that is learnt
 * from is what 120 shows have.
 */
export const SETTINGS: VectorSettings = {
  texts: ['transcript', 'notes', 'title', 'summary', 'tags', 'comments'],
  written: ['title', 'summary', 'tags', 'notes'],
  leastDocuments: 8,
  mostStems: 60_000,
  leastStems: 1_800,
  leastTokens: 200_000,
  window: 8,
  dimensions: 128,
  oversampling: 16,
  iterations: 8,
  seed: 1,
  a: 1e-3,
  commonDirections: 1,
  passageStep: 90,
  passageLength: 120,
};
