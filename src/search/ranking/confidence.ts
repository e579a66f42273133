import fitted from './confidence.json' with { type: 'json' };
import type { RankingConstants } from './constants.ts';
import type { ModelInput, Ranked } from './model-order.ts';
import type { PhraseMatch } from './phrase-match.ts';
import { RANKING_FEATURES } from './ranking-features.ts';
import type { WeightedTermGroup } from './weighted-term-group.ts';

/**
 * How far to trust a result. `sure`: the first document is the one that is meant, nine times in ten. `guess`: none of the
 * first ten is likely to be.
 */
export type Confidence = 'sure' | 'likely' | 'guess';

/** A logistic regression: `1 / (1 + exp(-(weights · features + intercept)))`. */
export interface Logistic {
  /** By the name of the feature: one of {@link RANKING_FEATURES}, of the first document, or {@link MODEL_SCORE}. */
  readonly weights: Readonly<Record<string, number>>;
  readonly intercept: number;
  /** The probability from which on it is taken to hold. */
  readonly threshold: number;
}

/** Both are fitted by `bench/relevance/train-confidence.py`. */
export interface ConfidenceModel {
  /** That the first document is right; from the threshold on, the result is sure. */
  readonly first: Logistic;
  /** That the first ten have the right one; below the threshold, the result is a guess. */
  readonly ten: Logistic;
}

/** The score of the ranking model, as a feature. */
export const MODEL_SCORE = 'model score';

/** The model of the product. */
export const CONFIDENCE: ConfidenceModel = fitted;

/** A query that words alone answer is no guess when its first document has this share of it, by idf. */
const LIKELY_COVERAGE = 0.75;

/** How far to trust documents that the ranking model has ordered. */
export function confidenceByModel(
  { first, ten }: ConfidenceModel,
  { documents, rows }: ModelInput,
  [best]: readonly Ranked[],
): Confidence {
  if (best === undefined) return 'guess';
  const row = documents.indexOf(best.document) * RANKING_FEATURES.length;
  const feature = (name: string): number =>
    name === MODEL_SCORE ? best.score : (rows[row + (PLACES.get(name) ?? Number.NaN)] ?? 0);
  if (holds(first, feature)) return 'sure';
  return holds(ten, feature) ? 'likely' : 'guess';
}

/** What a query says that words alone answer: with operators, or as somebody said it. */
export interface WordEvidence {
  readonly groups: readonly WeightedTermGroup[];
  readonly phrases: ReadonlyMap<number, PhraseMatch> | undefined;
  readonly constants: Pick<RankingConstants, 'phraseDecides'>;
}

/** How far to trust documents that words alone have ordered: a quotation of one document is sure. */
export function confidenceByWords(
  { groups, phrases, constants }: WordEvidence,
  coveredIdf: ArrayLike<number>,
  [best]: readonly Ranked[],
): Confidence {
  if (best === undefined) return 'guess';
  const saying = [...(phrases ?? [])].filter(([, { share }]) => share >= constants.phraseDecides);
  if (saying.some(([document]) => document === best.document)) return saying.length === 1 ? 'sure' : 'likely';
  if (groups.some(isRequiredPhrase)) return 'likely';
  const total = groups.reduce((sum, { idf }) => sum + idf, 0);
  return (coveredIdf[best.document] as number) >= LIKELY_COVERAGE * total ? 'likely' : 'guess';
}

/** Every result has it. */
function isRequiredPhrase({ group: { presence, variants } }: WeightedTermGroup): boolean {
  return presence === 'required' && variants[0]?.kind === 'phrase';
}

/** At most likely. */
export function notSure(confidence: Confidence): Confidence {
  return confidence === 'sure' ? 'likely' : confidence;
}

function holds({ weights, intercept, threshold }: Logistic, feature: (name: string) => number): boolean {
  const sum = Object.entries(weights).reduce((sofar, [name, weight]) => sofar + weight * feature(name), intercept);
  return 1 / (1 + Math.exp(-sum)) >= threshold;
}

const PLACES: ReadonlyMap<string, number> = new Map(RANKING_FEATURES.map((name, place) => [name, place]));
