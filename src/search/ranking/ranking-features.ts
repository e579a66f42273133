import { FIELD_COUNT } from '../index/columns.ts';
import { fieldNumber, TRANSCRIPT } from '../index/fields.ts';
import type { Postings } from '../index/postings.ts';
import type { TokenRange } from '../vectors/vector-search.ts';
import type { FirstStageScorer } from './first-stage.ts';
import type { Mentioned } from './mentioned.ts';
import type { NearWordScorer } from './near-word-scores.ts';
import type { PhraseMatch } from './phrase-match.ts';
import type { RerankFeatures } from './rerank.ts';
import { totalIdf, type WeightedTermGroup } from './weighted-term-group.ts';

/** How near a document is to what a question is about: cosines. */
export interface DocumentNearness {
  /** Of the best passage and of the second best. */
  readonly best: number;
  readonly second: number;
  /** Of what is written about it. */
  readonly written: number;
}

/** How near documents are to what a question is about. */
export interface Nearness {
  /** By document, to find the nearest: what the feature `meaning` is, in single precision and but for a constant factor. */
  readonly overall: Float32Array;
  of(document: number): DocumentNearness;
  /** The tokens of its best passage in the transcript; undefined when it has none. */
  tokens(document: number): TokenRange | undefined;
}

/** A document that was looked at closely. */
export interface Candidate {
  readonly document: number;
  readonly features: RerankFeatures;
}

/** What is known of a question and of the documents that may answer it. */
export interface RankingFeatureInputs {
  readonly first: FirstStageScorer;
  readonly postings: Postings;
  readonly groups: readonly WeightedTermGroup[];
  /** Words that were typed. */
  readonly length: number;
  /** The score by words of a document; undefined for one that has too few of them. */
  readonly score: (document: number) => number | undefined;
  readonly phrases: ReadonlyMap<number, PhraseMatch> | undefined;
  /** 1 for each document that goes through others; undefined when those are asked for. */
  readonly roundups: Uint8Array | undefined;
  /** Undefined where no vectors are known, or they know none of the words. */
  readonly near: Nearness | undefined;
  /** By document: the scores and the coverage with words that people use for those of the question; undefined likewise. */
  readonly nearWords: Pick<NearWordScorer, 'scores' | 'covered'> | undefined;
  /** Undefined when the question names nobody. */
  readonly mentioned: Pick<Mentioned, 'share' | 'rest'> | undefined;
}

/** What the model looks at, in the order of a row. Those that end in a question mark are the same for all documents of a question. */
export const RANKING_FEATURES = [
  'score',
  'score rank',
  'pooled',
  'pooled rank',
  'pooled share',
  'sum score',
  'dis_max score',
  'coverage',
  'written coverage',
  'title field',
  'summary field',
  'tags field',
  'notes field',
  'host field',
  'series field',
  'transcript field',
  'comments field',
  'proximity',
  'opening',
  'title overlap',
  'phrase',
  'phrase share',
  'roundup',
  'length',
  'passage',
  'passages',
  'about',
  'meaning',
  'meaning rank',
  'meaning behind best',
  'fused',
  'fused rank',
  'fused closely',
  'fused closely rank',
  'fused score',
  'fused behind best',
  'near words',
  'near words rank',
  'near words share',
  'near coverage',
  'near fused',
  'near fused rank',
  'near fused closely',
  'near fused closely rank',
  'near fused behind best',
  'named',
  'named rest',
  'words?',
  'groups?',
  'rarity?',
  'mean rarity?',
  'most rarity?',
  'margin?',
  'meaning margin?',
  'agreement?',
] as const;

/** What the second best passage and what is written about a show count beside its best passage; measured on half-remembered questions. */
export const SECOND = 0.25;
export const ABOUT = 0.35;
/** What the meaning counts beside all fields as one text, each as a share of the best; measured likewise. */
const MEANING = 0.6;
/** What coverage and proximity add to both, and the score by words. */
const CLOSELY = 0.5;
const SCORE_SHARE = 0.5;
/** How many of the best by words are compared with as many of the best by meaning. */
const AGREEING = 10;

const FIELD_FEATURES = ['title', 'summary', 'tags', 'notes', 'host', 'series', 'transcript', 'comments'] as const;
const FIELD_NUMBERS = FIELD_FEATURES.map((name) => fieldNumber(name));

/** How near a document is by meaning, as one number. */
function meaningOf({ best, second, written }: DocumentNearness): number {
  return best + SECOND * Math.max(0, second) + ABOUT * written;
}

/** The features of each document, row after row, {@link RANKING_FEATURES}.length each. */
export function featuresOf(looked: readonly Candidate[], sources: RankingFeatureInputs): Float32Array {
  const { first, postings, groups, length, near } = sources;
  const count = looked.length;
  // `Float64Array.from` takes several times as long as a loop, as do other callbacks for each row below.
  const pick = (of: (document: number, row: number) => number): Float64Array => {
    const values = new Float64Array(count);
    for (let row = 0; row < count; row++) values[row] = of((looked[row] as Candidate).document, row);
    return values;
  };
  const scores = pick((document) => sources.score(document) ?? 0);
  const pooled = pick((document) => first.pooledScores[document] as number);
  const nearness = near && looked.map(({ document }) => near.of(document));
  const meaning = nearness && pick((_, row) => meaningOf(nearness[row] as DocumentNearness));
  const [byScore, byPooled] = [ranksOf(scores), ranksOf(pooled)];
  const byMeaning = meaning && ranksOf(meaning);
  const most = {
    pooled: largest(pooled),
    additive: largest(pick((document) => first.sumScores[document] as number)),
    competing: largest(pick((document) => first.disMaxScores[document] as number)),
    meaning: meaning ? largest(meaning) : 0,
  };
  const kept = groups.filter(({ idf }) => idf > 0);
  const rarity = totalIdf(kept);
  const total = rarity || 1;
  const question = [
    length,
    kept.length,
    rarity,
    rarity / Math.max(1, kept.length),
    kept.reduce((sofar, { idf }) => Math.max(sofar, idf), 0),
    margin(scores, byScore),
    meaning && byMeaning ? margin(meaning, byMeaning) : 0,
    byMeaning ? agreement(byScore, byMeaning) : 0,
  ];
  // Trees ask about one feature at a time, so sums of them are features too.
  const fused = pick(
    (_, row) =>
      (pooled[row] as number) / (most.pooled || 1) +
      (meaning && most.meaning > 0 ? (MEANING * (meaning[row] as number)) / most.meaning : 0),
  );
  const fusedClosely = pick(
    (document, row) =>
      (fused[row] as number) +
      CLOSELY * ((first.coveredIdf[document] as number) / total + (looked[row] as Candidate).features.proximity),
  );
  const [byFused, byFusedClosely] = [ranksOf(fused), ranksOf(fusedClosely)];
  const bestFused = largest(fused);
  const nearRows = nearWordFeatures(looked, sources, meaning, most.meaning, total);
  const rows = new Float32Array(count * RANKING_FEATURES.length);
  let at = 0;
  for (const [row, { document, features }] of looked.entries()) {
    const phrase = sources.phrases?.get(document);
    rows[at++] = scores[row] as number;
    rows[at++] = reciprocal(byScore[row] as number, scores[row] as number);
    rows[at++] = (pooled[row] as number) / (most.pooled || 1);
    rows[at++] = reciprocal(byPooled[row] as number, pooled[row] as number);
    rows[at++] = (pooled[row] as number) / total;
    rows[at++] = (first.sumScores[document] as number) / (most.additive || 1);
    rows[at++] = (first.disMaxScores[document] as number) / (most.competing || 1);
    rows[at++] = (first.coveredIdf[document] as number) / total;
    rows[at++] = (first.writtenIdf[document] as number) / total;
    for (const field of FIELD_NUMBERS)
      rows[at++] = (first.fieldScores[document * FIELD_COUNT + field] as number) / total;
    rows[at++] = features.proximity;
    rows[at++] = features.opening;
    rows[at++] = features.title;
    rows[at++] = phrase?.score ?? 0;
    rows[at++] = phrase?.share ?? 0;
    rows[at++] = sources.roundups?.[document] ?? 0;
    rows[at++] = Math.log1p(postings.columns.lengths[document * FIELD_COUNT + TRANSCRIPT] as number);
    rows[at++] = nearness?.[row]?.best ?? 0;
    rows[at++] = nearness?.[row]?.second ?? 0;
    rows[at++] = nearness?.[row]?.written ?? 0;
    rows[at++] = meaning?.[row] ?? 0;
    rows[at++] = byMeaning ? 1 / (byMeaning[row] as number) : 0;
    rows[at++] = meaning ? (meaning[row] as number) - most.meaning : 0;
    rows[at++] = fused[row] as number;
    rows[at++] = 1 / (byFused[row] as number);
    rows[at++] = fusedClosely[row] as number;
    rows[at++] = 1 / (byFusedClosely[row] as number);
    rows[at++] = SCORE_SHARE * (scores[row] as number) + (fused[row] as number);
    rows[at++] = (fused[row] as number) - bestFused;
    for (let feature = 0; feature < NEAR_WORD_FEATURES; feature++) {
      rows[at++] = nearRows?.[row * NEAR_WORD_FEATURES + feature] ?? 0;
    }
    rows[at++] = sources.mentioned?.share(document) ?? 0;
    rows[at++] = sources.mentioned?.rest(document) ?? 0;
    for (const value of question) rows[at++] = value;
  }
  return rows;
}

const NEAR_WORD_FEATURES = 9;

/** The features of words that people use for those of the question, row after row; all 0 where no vectors are asked. */
function nearWordFeatures(
  looked: readonly Candidate[],
  { nearWords }: Pick<RankingFeatureInputs, 'nearWords'>,
  meaning: Float64Array | undefined,
  mostMeaning: number,
  total: number,
): Float64Array | undefined {
  if (!nearWords) return undefined;
  const scores = Float64Array.from(looked, ({ document }) => nearWords.scores[document] as number);
  const covered = Float64Array.from(looked, ({ document }) => (nearWords.covered[document] as number) / total);
  const most = largest(scores) || 1;
  const fused = scores.map(
    (score, row) =>
      score / most + (meaning && mostMeaning > 0 ? (MEANING * (meaning[row] as number)) / mostMeaning : 0),
  );
  const closely = fused.map(
    (score, row) => score + CLOSELY * ((covered[row] as number) + (looked[row] as Candidate).features.proximity),
  );
  const [byScore, byFused, byClosely] = [ranksOf(scores), ranksOf(fused), ranksOf(closely)];
  const bestFused = largest(fused);
  const features = new Float64Array(looked.length * NEAR_WORD_FEATURES);
  for (let row = 0, at = 0; row < looked.length; row++) {
    features[at++] = (scores[row] as number) / most;
    features[at++] = reciprocal(byScore[row] as number, scores[row] as number);
    features[at++] = (scores[row] as number) / total;
    features[at++] = covered[row] as number;
    features[at++] = fused[row] as number;
    features[at++] = 1 / (byFused[row] as number);
    features[at++] = closely[row] as number;
    features[at++] = 1 / (byClosely[row] as number);
    features[at++] = (fused[row] as number) - bestFused;
  }
  return features;
}

/** The rank of each value, 1 for the greatest; equal ones have the same. */
function ranksOf(values: Float64Array): Uint32Array {
  // Without a comparator, numbers are sorted natively.
  const ascending = values.slice().sort();
  const ranks = new Uint32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    let low = 0;
    let high = ascending.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ascending[middle] as number) <= value) low = middle + 1;
      else high = middle;
    }
    ranks[row] = values.length - low + 1;
  }
  return ranks;
}

function reciprocal(rank: number, value: number): number {
  return value > 0 ? 1 / rank : 0;
}

function largest(values: Float64Array): number {
  let most = 0;
  for (let row = 0; row < values.length; row++) most = Math.max(most, values[row] as number);
  return most;
}

/** How far the second best stays behind the best, as a share of the best. */
function margin(values: Float64Array, ranks: Uint32Array): number {
  const first = ranks.indexOf(1);
  const best = values[first] ?? 0;
  const second = values.reduce((most, value, row) => (row !== first && value > most ? value : most), 0);
  return best > 0 ? (best - second) / best : 0;
}

function agreement(ranks: Uint32Array, others: Uint32Array): number {
  return (
    ranks.reduce((sum, rank, row) => sum + (rank <= AGREEING && (others[row] as number) <= AGREEING ? 1 : 0), 0) /
    AGREEING
  );
}
