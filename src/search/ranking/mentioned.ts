import { topOf } from '../../util/top.ts';
import { saturate } from './bm25.ts';
import type { FirstStageScorer } from './first-stage.ts';
import type { WeightedTermGroup } from './weighted-term-group.ts';

/** The documents of somebody or something that a query names, and the words of the query that name it. */
export interface MentionedDocuments {
  readonly documents: ReadonlySet<number>;
  /** Positions in the query; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
}

/** How far documents are those that a query names. Excludes nobody: it only tells the model. */
export interface Mentioned {
  /** The share of the names that a document is of. */
  share(document: number): number;
  /** How much a named document has of the rest of the query, beside the one that has most; 0 for others. */
  rest(document: number): number;
  /** The named documents that have most of the rest. */
  readonly best: readonly number[];
}

/**
 * Looks at the documents that a query names, right after the first stage.
 *
 * @param depth How many of the best to return.
 * @returns undefined when the query names nobody, or says nothing else.
 */
export function lookAtMentioned(
  mentioned: readonly MentionedDocuments[],
  groups: readonly WeightedTermGroup[],
  { pooledByGroup }: Pick<FirstStageScorer, 'pooledByGroup'>,
  { depth, pooledK1 }: { readonly depth: number; readonly pooledK1: number },
): Mentioned | undefined {
  const isName = ({ group: { position } }: WeightedTermGroup): boolean =>
    mentioned.some(({ from, to }) => position >= from && position < to);
  const rest = groups.flatMap((group, index) => (group.idf > 0 && !isName(group) ? [{ group, index }] : []));
  if (mentioned.length === 0 || rest.length === 0) return undefined;
  const scores = new Map<number, number>();
  for (const document of new Set(mentioned.flatMap(({ documents }) => [...documents]))) {
    const score = rest.reduce((sum, { group: { idf }, index }) => {
      const count = pooledByGroup[index]?.[document] ?? 0;
      return count === 0 ? sum : sum + idf * saturate(count, pooledK1, pooledK1);
    }, 0);
    if (score > 0) scores.set(document, score);
  }
  const found = [...scores.keys()];
  const scoreOf = (document: number): number => scores.get(document) ?? 0;
  const best = topOf(
    found.length,
    depth,
    (a, b) => scoreOf(found[b] as number) - scoreOf(found[a] as number) || (found[b] as number) - (found[a] as number),
  ).map((index) => found[index] as number);
  const most = scoreOf(best[0] ?? -1) || 1;
  return {
    share: (document) => mentioned.filter(({ documents }) => documents.has(document)).length / mentioned.length,
    rest: (document) => scoreOf(document) / most,
    best,
  };
}
