import type { FirstStageScorer } from './first-stage.ts';
import { totalIdf, type WeightedTermGroup } from './weighted-term-group.ts';

/** A document is about a query when it has at least this share of it, by idf, … */
const ABOUT_COVERAGE = 0.75;
/** … and this score over all fields as one text, per idf: a few times in a transcript of middling length, or in the title. */
const ABOUT_POOLED = 2.5;

/** The documents that are about the query, not only mention a word of it. Looks only at what the first stage knows. */
export function aboutDocuments(
  documents: Uint32Array,
  groups: readonly WeightedTermGroup[],
  { coveredIdf, pooledScores }: Pick<FirstStageScorer, 'coveredIdf' | 'pooledScores'>,
): Uint32Array {
  const total = totalIdf(groups);
  return documents.filter(
    (document) =>
      (coveredIdf[document] as number) >= ABOUT_COVERAGE * total &&
      (pooledScores[document] as number) >= ABOUT_POOLED * total,
  );
}
