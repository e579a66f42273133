import type { RankingConstants } from './constants.ts';
import type { FirstStageScorer } from './first-stage.ts';
import type { PhraseMatch } from './phrase-match.ts';
import type { RerankFeatures } from './rerank.ts';
import { totalIdf, type WeightedTermGroup } from './weighted-term-group.ts';

/** How a document's score comes about. */
export interface Explanation {
  /** The boosted sum over the fields, as a share of the best document's. */
  readonly sumScore: number;
  /** The score of the best fields, as a share of the best document's. */
  readonly disMaxScore: number;
  /** The share of the question, by idf, that the document has. */
  readonly coverage: number;
  /** The factor that the coverage makes: `coverage ** coord`. */
  readonly coordination: number;
  /** 1, or less for a roundup. */
  readonly prior: number;
  /** Absent for a document that was not reranked. */
  readonly features?: RerankFeatures;
  /** What the phrase match adds. */
  readonly phrase: number;
  readonly score: number;
  /** What the learnt model made of it; absent where words alone decide. */
  readonly model?: ModelExplanation;
}

/** How the learnt model sees a document. */
export interface ModelExplanation {
  /** BM25F, all fields as one text, as a share of the best document's. */
  readonly pooled: number;
  /** The same with words that people use for those of the question; 0 when the vectors were not asked. */
  readonly nearWords: number;
  /** How near its passages are in meaning; 0 when the vectors were not asked. */
  readonly meaning: number;
  /** The share of the hosts and series named in passing that it is of. */
  readonly named: number;
  /** The score by which the documents are ordered. */
  readonly score: number;
}

/** What the scores are made of. */
interface ScoreInputs {
  readonly first: FirstStageScorer;
  readonly constants: RankingConstants;
  readonly groups: readonly WeightedTermGroup[];
  /** The numbers of the documents that may be results. */
  readonly candidates: Uint32Array;
  /** 1 for each document that is a roundup; undefined when roundups count like any other document. */
  readonly roundups: Uint8Array | undefined;
  /** By document; undefined when the query is no phrase. */
  readonly phrases: ReadonlyMap<number, PhraseMatch> | undefined;
}

/**
 * The scores of a query's candidates, by their index in `candidates`:
 *
 *     score = (s * sumScore + (1 - s) * disMaxScore) * coverage ** coord * prior
 *           + (proximity + opening + title, each times its constant) * prior
 *           + phrase
 *
 * with s = `sumScoreShare`. The second line is added by {@link addFeatures}.
 */
export class CandidateScores {
  readonly #inputs: ScoreInputs;
  readonly #scores: Float64Array;
  /** By document: its index in `candidates` plus 1; 0 for none. */
  #places: Uint32Array | undefined;
  readonly #features = new Map<number, RerankFeatures>();
  readonly #bestSumScore: number;
  readonly #bestDisMaxScore: number;
  readonly #totalIdf: number;
  readonly #coordExponent: number;

  constructor(inputs: ScoreInputs) {
    this.#inputs = inputs;
    const { first, candidates, groups, constants } = inputs;
    let sumScore = 0;
    let disMaxScore = 0;
    for (let at = 0; at < candidates.length; at++) {
      const document = candidates[at] as number;
      sumScore = Math.max(sumScore, first.sumScores[document] as number);
      disMaxScore = Math.max(disMaxScore, first.disMaxScores[document] as number);
    }
    this.#bestSumScore = sumScore || 1;
    this.#bestDisMaxScore = disMaxScore || 1;
    const counted = groups.filter(({ idf }) => idf > 0);
    this.#totalIdf = totalIdf(counted) || 1;
    this.#coordExponent = coordExponent(counted.length, constants);
    this.#scores = new Float64Array(candidates.length);
    for (let at = 0; at < candidates.length; at++) this.#scores[at] = this.#firstStageScore(candidates[at] as number);
  }

  /** By index in `candidates`. Later changes show in it. */
  get values(): Float64Array {
    return this.#scores;
  }

  of(candidate: number): number {
    return this.#scores[candidate] as number;
  }

  /** Undefined for a document that is no candidate. */
  ofDocument(document: number): number | undefined {
    const candidate = this.#candidateOf(document);
    return candidate === undefined ? undefined : this.of(candidate);
  }

  /** Ignores a document that is no candidate. */
  addFeatures(document: number, features: RerankFeatures): void {
    const candidate = this.#candidateOf(document);
    if (candidate === undefined) return;
    const { proximity, opening, title } = this.#inputs.constants;
    const sum = proximity * features.proximity + opening * features.opening + title * features.title;
    (this.#scores[candidate] as number) += sum * this.#prior(document);
    this.#features.set(candidate, features);
  }

  /** Undefined for a document that is no candidate. */
  explain(document: number): Explanation | undefined {
    const candidate = this.#inputs.candidates.indexOf(document);
    if (candidate < 0) return undefined;
    const features = this.#features.get(candidate);
    const { first } = this.#inputs;
    return {
      sumScore: (first.sumScores[document] as number) / this.#bestSumScore,
      disMaxScore: (first.disMaxScores[document] as number) / this.#bestDisMaxScore,
      prior: this.#prior(document),
      phrase: this.#phrase(document),
      coverage: this.#coverage(document),
      coordination: this.#coordination(document),
      ...(features && { features }),
      score: this.of(candidate),
    };
  }

  #candidateOf(document: number): number | undefined {
    this.#places ??= this.#placesOfCandidates();
    const place = this.#places[document] as number;
    return place === 0 ? undefined : place - 1;
  }

  #placesOfCandidates(): Uint32Array {
    const { first, candidates } = this.#inputs;
    const places = new Uint32Array(first.sumScores.length);
    for (let at = 0; at < candidates.length; at++) places[candidates[at] as number] = at + 1;
    return places;
  }

  #firstStageScore(document: number): number {
    const { first, constants } = this.#inputs;
    const { sumScoreShare } = constants;
    const sumScore = (first.sumScores[document] as number) / this.#bestSumScore;
    const disMaxScore = (first.disMaxScores[document] as number) / this.#bestDisMaxScore;
    const words = sumScoreShare * sumScore + (1 - sumScoreShare) * disMaxScore;
    return words * this.#coordination(document) * this.#prior(document) + this.#phrase(document);
  }

  #prior(document: number): number {
    return this.#inputs.roundups?.[document] === 1 ? this.#inputs.constants.roundupFactor : 1;
  }

  #phrase(document: number): number {
    const { roundups, phrases, constants } = this.#inputs;
    return (phrases?.get(document)?.score ?? 0) * (roundups?.[document] === 1 ? constants.phraseRoundupFactor : 1);
  }

  #coverage(document: number): number {
    return (this.#inputs.first.coveredIdf[document] as number) / this.#totalIdf;
  }

  #coordination(document: number): number {
    return this.#coverage(document) ** this.#coordExponent;
  }
}

/** Short questions want all their words; long ones do without some. */
function coordExponent(words: number, { coordShort, coordLong, longQueryLength }: RankingConstants): number {
  const long = Math.min(1, Math.max(0, (words - 2) / (longQueryLength - 2)));
  return coordShort + (coordLong - coordShort) * long;
}
