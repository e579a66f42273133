import type { FirstStageScorer } from './first-stage.ts';
import type { WeightedTermGroup } from './weighted-term-group.ts';

/** A document is about a query when it has at least this share of it, by idf, … */
const COVERAGE = 0.75;
/** … and this score over all fields as one text, per idf: a few times in a transcript of middling length, or in the title. */
const POOLED = 2.5;

/** How many documents are about the query, not only mention a word of it. Looks only at what the first stage knows. */
export function aboutCount(
  documents: Uint32Array,
  groups: readonly WeightedTermGroup[],
  { coveredIdf, pooledScores }: Pick<FirstStageScorer, 'coveredIdf' | 'pooledScores'>,
): number {
  const total = groups.reduce((sum, { idf }) => sum + idf, 0);
  let count = 0;
  for (const document of documents) {
    const isAbout =
      (coveredIdf[document] as number) >= COVERAGE * total && (pooledScores[document] as number) >= POOLED * total;
    if (isAbout) count++;
  }
  return count;
}
