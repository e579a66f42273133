import type { ModelExplanation } from './candidate-scores.ts';
import type { Evidence } from './evidence.ts';
import { RANKING_FEATURES } from './ranking-features.ts';
import type { TreeScorer } from './tree-scorer.ts';

/** The documents that the model orders, with their features. */
export interface ModelInput {
  readonly documents: readonly number[];
  /** {@link RANKING_FEATURES}.length values for each document. */
  readonly rows: Float32Array;
  readonly evidence: Evidence;
}

/** What the score by words adds to the model's, which has the same for documents that are much alike. Costs nothing. */
const TIE_BREAK = 0.3;

/** What a roundup loses: the questions that the model was learnt from hardly ever tell one from its subjects. */
const ROUNDUP = 0.5;

export interface Ranked {
  readonly document: number;
  readonly score: number;
}

/** The documents of the model in its order, then the others as the words have them. */
export function orderedBy(model: TreeScorer, { documents, rows }: ModelInput, byWords: readonly Ranked[]): Ranked[] {
  const scores = modelScores(model, rows);
  const ordered = documents
    .map((document, index): Ranked => ({ document, score: scores[index] as number }))
    .sort((a, b) => b.score - a.score || b.document - a.document);
  const known = new Set(documents);
  return [...ordered, ...byWords.filter(({ document }) => !known.has(document))];
}

/** What the model says of each row, with the score by words between equals, and less for a roundup. */
function modelScores(model: TreeScorer, rows: Float32Array): Float64Array {
  const scores = model.scores(rows);
  for (let row = 0, at = 0; row < scores.length; row++, at += WIDTH) {
    (scores[row] as number) +=
      TIE_BREAK * (rows[at + SCORE] as number) - ROUNDUP * (rows[at + ROUNDUP_FEATURE] as number);
  }
  return scores;
}

const WIDTH = RANKING_FEATURES.length;
const SCORE = RANKING_FEATURES.indexOf('score');
const ROUNDUP_FEATURE = RANKING_FEATURES.indexOf('roundup');

/** How the model sees a document; undefined when it does not order it. */
export function explainModel(
  model: TreeScorer,
  { documents, rows }: ModelInput,
  document: number,
): ModelExplanation | undefined {
  const row = documents.indexOf(document);
  if (row < 0) return undefined;
  const feature = (name: (typeof RANKING_FEATURES)[number]): number =>
    rows[row * WIDTH + RANKING_FEATURES.indexOf(name)] as number;
  return {
    pooled: feature('pooled'),
    nearWords: feature('near words'),
    meaning: feature('meaning'),
    named: feature('named'),
    score: modelScores(model, rows)[row] as number,
  };
}
