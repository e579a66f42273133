import fitted from './confidence.json' with { type: 'json' };
import { type ConfidenceFeature, confidenceFeatures } from './confidence-features.ts';
import type { RankingConstants } from './constants.ts';
import type { Evidence } from './evidence.ts';
import type { ModelInput, Ranked } from './model-order.ts';
import type { PhraseMatch } from './phrase-match.ts';
import { totalIdf, type WeightedTermGroup } from './weighted-term-group.ts';

/**
 * How far to trust a result. `sure`: the first document is the one that is meant, nine times in ten. `guess`: none of the
 * first ten is likely to be.
 */
export type Confidence = 'sure' | 'likely' | 'guess';

/** A logistic regression: `1 / (1 + exp(-(weights · features + intercept)))`. */
export interface Logistic {
  readonly weights: Readonly<Partial<Record<ConfidenceFeature, number>>>;
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

/** The model of the product. */
export const CONFIDENCE: ConfidenceModel = fitted;

/** A query that words alone answer is no guess when its first document has this share of it, by idf. */
const LIKELY_COVERAGE = 0.75;

/** A quotation is sure with this share of the query, by idf. Half may be a turn of phrase that anybody uses. */
const SURE_QUOTATION = 0.75;

/** Of what was asked, by idf, but for rounding. */
const ALL_KNOWN = 0.99;

/** How far to trust documents that the ranking model has ordered. */
export function confidenceByModel(
  { first, ten }: ConfidenceModel,
  input: ModelInput,
  ordered: readonly Ranked[],
): Confidence {
  if (ordered.length === 0) return 'guess';
  const features = confidenceFeatures(input, ordered);
  if (holds(ten, features) || isTopic(input.evidence, features)) return holds(first, features) ? 'sure' : 'likely';
  return 'guess';
}

/** What is known of a query that words alone answer: one with operators, or what somebody said. */
export interface WordEvidence {
  readonly groups: readonly WeightedTermGroup[];
  readonly phrases: ReadonlyMap<number, PhraseMatch> | undefined;
  readonly constants: Pick<RankingConstants, 'phraseDecides'>;
  readonly evidence: Evidence;
  /** By document. */
  readonly coveredIdf: ArrayLike<number>;
}

/** How far to trust documents that words alone have ordered: a quotation of one document is sure. */
export function confidenceByWords(
  { groups, phrases, constants, evidence, coveredIdf }: WordEvidence,
  [best]: readonly Ranked[],
): Confidence {
  if (best === undefined) return 'guess';
  const saying = [...(phrases ?? [])].filter(([, { share }]) => share >= constants.phraseDecides);
  const quoted = saying.find(([document]) => document === best.document)?.[1].share;
  if (quoted !== undefined) return saying.length === 1 && quoted >= SURE_QUOTATION ? 'sure' : 'likely';
  if (groups.some(isRequiredPhrase)) return 'likely';
  const total = totalIdf(groups);
  if (total === 0) return groups.length === 0 ? 'likely' : 'guess';
  const coverage = (evidence.known * (coveredIdf[best.document] as number)) / total;
  return coverage >= LIKELY_COVERAGE ? 'likely' : 'guess';
}

/** So many documents about all that was asked make it a topic. No question about nothing to fit on has as many. */
const TOPIC = 5;

/** Whether a question is of a topic, where nobody knows which document is meant, and any does: a word, or what several are about. */
function isTopic({ known, about }: Evidence, features: Readonly<Record<ConfidenceFeature, number>>): boolean {
  return known >= ALL_KNOWN && about >= (features['one word'] === 1 ? 1 : TOPIC);
}

/** Every result has it. */
function isRequiredPhrase({ group: { presence, variants } }: WeightedTermGroup): boolean {
  return presence === 'required' && variants[0]?.kind === 'phrase';
}

/** At most likely. */
export function notSure(confidence: Confidence): Confidence {
  return confidence === 'sure' ? 'likely' : confidence;
}

function holds({ weights, intercept, threshold }: Logistic, features: Readonly<Record<string, number>>): boolean {
  const sum = Object.entries(weights).reduce(
    (sofar, [name, weight]) => sofar + weight * (features[name] ?? 0),
    intercept,
  );
  return 1 / (1 + Math.exp(-sum)) >= threshold;
}
