import type { ModelInput, Ranked } from './model-order.ts';
import { RANKING_FEATURES } from './ranking-features.ts';

/** What tells whether documents that the ranking model has ordered have the right one; shares are of the question, by idf. */
export const CONFIDENCE_FEATURES = [
  /** The ranking model's score of the first. */
  'model score',
  /** What of the question the first has. Here and below, words that the corpus lacks count in part. */
  'coverage',
  'title overlap',
  'tags field',
  /** Over the first ten: the mean coverage, the greatest score over all fields as one text, the most of it in what is written. */
  'coverage of ten',
  'pooled of ten',
  'written of ten',
  /** The greatest coverage of any document. */
  'best coverage',
  /** Idf of all words together and of the rarest one, as a multiple of that of a word that one document has. */
  'rarity',
  'most rarity',
  /** Whether a single word was asked for. */
  'one word',
  /** The logarithm of how many documents are about it. */
  'about',
] as const;

export type ConfidenceFeature = (typeof CONFIDENCE_FEATURES)[number];

const TEN = 10;
const WIDTH = RANKING_FEATURES.length;
const [COVERAGE, TITLE, TAGS, POOLED, WRITTEN, GROUPS, RARITY, MOST_RARITY] = (
  [
    'coverage',
    'title overlap',
    'tags field',
    'pooled share',
    'written coverage',
    'groups?',
    'rarity?',
    'most rarity?',
  ] as const
).map((name) => RANKING_FEATURES.indexOf(name)) as [number, number, number, number, number, number, number, number];

/**
 * The features of an order. Also computed by `bench/relevance/train-confidence.py`, for orders by models that have not seen the
 * question.
 *
 * @param ordered The documents of `input`, best first; at least one.
 */
export function confidenceFeatures(
  { documents, rows, evidence: { known, rarest, about } }: ModelInput,
  ordered: readonly Ranked[],
): Readonly<Record<ConfidenceFeature, number>> {
  const rowOf = new Map(documents.map((document, row) => [document, row * WIDTH]));
  const ten = ordered.slice(0, TEN).map(({ document }) => rowOf.get(document) ?? Number.NaN);
  const at = (row: number | undefined, feature: number): number => rows[(row ?? Number.NaN) + feature] ?? 0;
  const most = (feature: number): number => ten.reduce((sofar, row) => Math.max(sofar, at(row, feature)), 0);
  const [first] = ten;
  // A word that nobody says is a misheard name in a large corpus, and off the subject in a small one: half way between.
  const asked = Math.sqrt(known);
  let best = 0;
  for (let row = 0; row < rows.length; row += WIDTH) best = Math.max(best, at(row, COVERAGE));
  return {
    'model score': ordered[0]?.score ?? 0,
    coverage: asked * at(first, COVERAGE),
    'title overlap': at(first, TITLE),
    'tags field': at(first, TAGS),
    'coverage of ten': (asked * ten.reduce((sum, row) => sum + at(row, COVERAGE), 0)) / Math.max(1, ten.length),
    'pooled of ten': asked * most(POOLED),
    'written of ten': asked * most(WRITTEN),
    'best coverage': asked * best,
    rarity: at(first, RARITY) / rarest,
    'most rarity': at(first, MOST_RARITY) / rarest,
    'one word': at(first, GROUPS) <= 1 ? 1 : 0,
    about: Math.log1p(about),
  };
}
