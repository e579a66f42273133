import { greatest } from '../../util/top.ts';
import type { ExpandedQuery, TermGroup } from '../expansion/expanded-query.ts';
import type { Postings } from '../index/postings.ts';
import { aboutDocuments } from './about-documents.ts';
import { CandidateScores, type Explanation } from './candidate-scores.ts';
import { type Confidence, type ConfidenceModel, confidenceByModel, confidenceByWords } from './confidence.ts';
import type { RankingConstants } from './constants.ts';
import { evidenceOf } from './evidence.ts';
import { FirstStageScorer } from './first-stage.ts';
import { lookAtMentioned, type MentionedDocuments } from './mentioned.ts';
import { explainModel, type ModelInput, orderedBy, type Ranked } from './model-order.ts';
import { NearWordScorer } from './near-word-scores.ts';
import { findPhraseMatches, isPhraseLike } from './phrase-match.ts';
import { type MeaningSearch, type QueryMeaning, QueryMeanings } from './query-meaning.ts';
import { type Candidate, featuresOf } from './ranking-features.ts';
import { Reranker, titleIdfSums } from './rerank.ts';
import type { TreeEnsemble } from './tree-ensemble.ts';
import { TreeScorer } from './tree-scorer.ts';
import type { WeightedTermGroup } from './weighted-term-group.ts';

export interface TopDocsOptions {
  /** The number of documents to return at most. */
  readonly limit: number;
  /** A filter on the document's number. */
  readonly accept?: (document: number) => boolean;
  /** Roundups count like any other document, because the query asks for them. */
  readonly wantsRoundups?: boolean;
  /** Whom the query names. Their documents come first among equals. */
  readonly mentioned?: readonly MentionedDocuments[];
}

/** The best documents for a query. */
export interface TopDocs {
  /** Document numbers, best first. */
  readonly documents: readonly number[];
  /** The score of each. Comparable within one query only. */
  readonly scores: readonly number[];
  /** The number of results without the limit. */
  readonly total: number;
  /** How likely the first document is the one that is meant, or any of the first ten. */
  readonly confidence: Confidence;
  /** How many of the results are about what was asked: 0 for a guess, at most `total`. The others only mention it. */
  readonly about: number;
  /** Those of them that the words alone tell; absent for a guess, and where no words were looked up. */
  readonly aboutDocuments?: Uint32Array;
  /** The query's groups with their weights, without prohibited ones. */
  readonly groups: readonly WeightedTermGroup[];
  /** Where the documents are nearest in meaning; absent when words alone answer. */
  readonly meaning?: QueryMeaning;
}

/** How words and meaning come together. Without a model, words alone decide. */
export interface Fusion {
  readonly meanings?: MeaningSearch;
  readonly model?: TreeEnsemble;
  /** The model for questions that no vectors are asked; absent: the same. */
  readonly wordsModel?: TreeEnsemble;
  readonly confidence?: ConfidenceModel;
}

/**
 * Finds and ranks the documents of an index for a query, in two stages: all documents by the words that they have
 * ({@link FirstStageScorer}), then the best of them by where those words stand ({@link Reranker}). A query without operators
 * then has its best documents, and those that are nearest in meaning, ordered by a learnt model.
 *
 * Answers one query at a time, synchronously.
 *
 * @example
 * ```ts
 * const searcher = new IndexSearcher(postings, RANKING, new Uint8Array(postings.documentCount));
 * const { query } = expander.expand(parseQuery('xen virtualisation'));
 * const { documents, total } = searcher.search(query, { limit: 10 });
 * ```
 */
export class IndexSearcher {
  readonly #postings: Postings;
  readonly #constants: RankingConstants;
  readonly #roundups: Uint8Array;
  readonly #first: FirstStageScorer;
  readonly #model: TreeScorer | undefined;
  readonly #wordsModel: TreeScorer | undefined;
  readonly #confidence: ConfidenceModel | undefined;
  readonly #meanings: QueryMeanings | undefined;
  #titleIdfSums: Float64Array | undefined;
  #nearWords: NearWordScorer | undefined;

  /** @param roundups By document number: 1 for a document that goes through many others and so has the words of all of them. */
  constructor(postings: Postings, constants: RankingConstants, roundups: Uint8Array, fusion: Fusion = {}) {
    this.#postings = postings;
    this.#constants = constants;
    this.#roundups = roundups;
    this.#confidence = fusion.confidence;
    this.#model = fusion.model && new TreeScorer(fusion.model);
    this.#wordsModel = fusion.wordsModel ? new TreeScorer(fusion.wordsModel) : this.#model;
    this.#meanings = fusion.meanings && new QueryMeanings(postings, fusion.meanings);
    this.#first = new FirstStageScorer(postings, constants);
  }

  /** The same searcher with another fusion. Shares what takes long to compute. */
  withFusion(fusion: Fusion): IndexSearcher {
    const other = new IndexSearcher(this.#postings, this.#constants, this.#roundups, fusion);
    other.#titleIdfSums = this.#titleIdfSums;
    return other;
  }

  /** Computes ahead of time what the first search would otherwise wait for. */
  prepare(): void {
    this.#titleIdfSums ??= titleIdfSums(this.#postings);
  }

  search(query: ExpandedQuery, options: TopDocsOptions): TopDocs {
    return this.#search(query, options).topDocs;
  }

  /** What the model orders, to learn from; undefined for a query with operators, which words alone answer. */
  modelInput(query: ExpandedQuery, options: TopDocsOptions): ModelInput | undefined {
    return this.#search(query, options, true).input;
  }

  /** The groups of a query with their weights and postings. */
  weightedGroups(query: ExpandedQuery): readonly WeightedTermGroup[] {
    return this.#first.score(query).groups;
  }

  /** The parts of a document's score; undefined when it is not a result. */
  explain(
    query: ExpandedQuery,
    document: number,
    options: Omit<TopDocsOptions, 'limit'> = {},
  ): Explanation | undefined {
    const { scores, input, model } = this.#search(query, { ...options, limit: this.#postings.documentCount });
    const words = scores.explain(document);
    const byModel = input && model && explainModel(model, input, document);
    return words || byModel ? { ...(words ?? NO_WORDS), ...(byModel && { model: byModel }) } : undefined;
  }

  #search(
    query: ExpandedQuery,
    { limit, accept, wantsRoundups, mentioned = [] }: TopDocsOptions,
    wantsInput = false,
  ): {
    readonly topDocs: TopDocs;
    readonly scores: CandidateScores;
    readonly input?: ModelInput;
    readonly model?: TreeScorer;
  } {
    this.prepare();
    const { groups, documents } = this.#first.score(query);
    const candidates = this.#candidates(query, groups, documents, accept);
    const roundups = wantsRoundups ? undefined : this.#roundups;
    const phrases = isPhraseLike(query, this.#constants) ? findPhraseMatches(groups, this.#constants) : undefined;
    const scores = new CandidateScores({
      first: this.#first,
      constants: this.#constants,
      groups,
      candidates,
      roundups,
      phrases,
    });
    // Of equal scores, the newest document is the most likely to be meant.
    const byScore = (a: number, b: number): number =>
      scores.of(b) - scores.of(a) || (candidates[b] as number) - (candidates[a] as number);
    const { rerankDepth } = this.#constants;
    const order = greatest(scores.values, Math.max(rerankDepth, limit), candidates);
    const head = order.slice(0, rerankDepth);
    const { mentionedDepth, pooledK1, phraseDecides, phraseDecidesNamed } = this.#constants;
    const named = lookAtMentioned(mentioned, groups, this.#first, { depth: mentionedDepth, pooledK1 });
    // Words alone answer operators, and what some show says word for word. A name is said by many, and quotes nobody.
    const leastShare = named ? phraseDecidesNamed : phraseDecides;
    const isQuoted = [...(phrases?.values() ?? [])].some(({ share }) => share >= leastShare);
    const isFree = (wantsInput || this.#model !== undefined) && hasNoOperators(query) && !isQuoted;
    const wide = new Set(head.map((candidate) => candidates[candidate] as number));
    if (isFree) for (const document of this.#bestPooled(candidates)) wide.add(document);
    for (const document of (isFree && named?.best) || []) if (accept?.(document) ?? true) wide.add(document);
    const looked = this.#look([...wide], groups, scores);
    // A title that says it needs no help, and one word has no company to be known by.
    const isNamed = looked.some(({ features }) => features.title >= this.#constants.namedTitle);
    const asksMeaning = isFree && groups.length > 1 && (wantsInput || !isNamed);
    const near = asksMeaning ? this.#meanings?.near(groups) : undefined;
    const nearWords = near && this.#scoreNearWords(groups);
    if (near && nearWords) {
      const { meaningDepth, nearWordDepth } = this.#constants;
      const others = new Set([
        ...this.#best(near.overall, meaningDepth, accept),
        ...this.#best(nearWords.scores, nearWordDepth, accept),
      ]);
      looked.push(
        ...this.#look(
          [...others].filter((document) => !wide.has(document)),
          groups,
          scores,
        ),
      );
    }
    const about = aboutDocuments(candidates, groups, this.#first);
    const evidence = evidenceOf(groups, about.length, this.#postings.documentCount, this.#constants.idfPower);
    const input = isFree
      ? {
          documents: looked.map(({ document }) => document),
          evidence,
          rows: featuresOf(looked, {
            first: this.#first,
            postings: this.#postings,
            groups,
            length: query.wordCount,
            score: (document) => scores.ofDocument(document),
            phrases,
            roundups,
            near,
            nearWords,
            mentioned: named,
          }),
        }
      : undefined;
    const byWords: Ranked[] = [...head.sort(byScore), ...order.slice(rerankDepth)].map((candidate) => ({
      document: candidates[candidate] as number,
      score: scores.of(candidate),
    }));
    const model = near ? this.#model : this.#wordsModel;
    const ordered = input && model ? orderedBy(model, input, byWords) : byWords;
    // A document without the words is a result only where it is among the best.
    const best = ordered.filter(
      ({ document }, rank) => rank < MEANING_ONLY_DEPTH || scores.ofDocument(document) !== undefined,
    );
    const total = best.length + Math.max(0, candidates.length - order.length);
    const confidence =
      input && this.#confidence
        ? confidenceByModel(this.#confidence, input, ordered)
        : confidenceByWords(
            { groups, phrases, constants: this.#constants, evidence, coveredIdf: this.#first.coveredIdf },
            best,
          );
    const isGuess = confidence === 'guess';
    const topDocs: TopDocs = {
      documents: best.slice(0, limit).map(({ document }) => document),
      scores: best.slice(0, limit).map(({ score }) => score),
      total,
      confidence,
      about: isGuess ? 0 : Math.min(total, Math.max(1, about.length)),
      ...(!isGuess && { aboutDocuments: about }),
      groups,
      ...(near && this.#meanings && { meaning: this.#meanings.meaningOf(near, groups) }),
    };
    return { topDocs, scores, ...(input && { input }), ...(model && { model }) };
  }

  /** Adds the features of documents to their scores. */
  #look(documents: readonly number[], groups: readonly WeightedTermGroup[], scores: CandidateScores): Candidate[] {
    const reranker = new Reranker(groups, this.#titleIdfSums ?? new Float64Array(), this.#constants);
    // The reranker moves forward along the posting lists, so it gets the documents in ascending order.
    const ascending = documents.toSorted((a, b) => a - b);
    const looked = ascending.map((document) => ({ document, features: reranker.features(document) }));
    for (const { document, features } of looked) scores.addFeatures(document, features);
    return looked;
  }

  /** The best of all fields as one text. */
  #bestPooled(candidates: Uint32Array): number[] {
    const pooled = new Float64Array(candidates.length);
    for (let at = 0; at < pooled.length; at++)
      pooled[at] = this.#first.pooledScores[candidates[at] as number] as number;
    return greatest(pooled, this.#constants.pooledDepth, candidates).map((one) => candidates[one] as number);
  }

  /** The best documents by a value of each, if it is above 0. */
  #best(values: Float32Array | Float64Array, depth: number, accept: TopDocsOptions['accept']): number[] {
    return greatest(values, depth).filter(
      (document) => (values[document] as number) > 0 && (accept?.(document) ?? true),
    );
  }

  /** Scores a query by words that people use for its own too. */
  #scoreNearWords(groups: readonly WeightedTermGroup[]): NearWordScorer {
    this.#nearWords ??= new NearWordScorer(this.#postings, this.#first, this.#constants);
    this.#nearWords.score(groups, this.#first.pooledByGroup, (group) => this.#meanings?.nearTo(group));
    return this.#nearWords;
  }

  /** The documents that may be results, in no order. */
  #candidates(
    { groups }: ExpandedQuery,
    weighted: readonly WeightedTermGroup[],
    matching: Uint32Array,
    accept: TopDocsOptions['accept'],
  ): Uint32Array {
    const allowed = this.#allowed(groups, weighted);
    const onlyExcludes = groups.every(({ presence }) => presence === 'prohibited');
    const documents = onlyExcludes
      ? Uint32Array.from({ length: this.#postings.documentCount }, (_, document) => document)
      : matching;
    const accepted =
      allowed || accept
        ? documents.filter((document) => allowed?.[document] !== 0 && (accept?.(document) ?? true))
        : documents;
    return onlyExcludes ? accepted : this.#first.sufficient(accepted, weighted);
  }

  /** By document: whether it has everything required and nothing prohibited; undefined when there is neither. */
  #allowed(groups: readonly TermGroup[], weighted: readonly WeightedTermGroup[]): Uint8Array | undefined {
    const strict = groups.filter(({ presence }) => presence !== 'optional');
    if (strict.length === 0) return undefined;
    const allowed = new Uint8Array(this.#postings.documentCount).fill(1);
    for (const group of strict) {
      // Prohibited groups are not scored, so their postings are not known yet.
      const { postingLists } = weighted.find((one) => one.group === group) ?? this.#first.locate(group);
      const contains = this.#containing(postingLists);
      const wanted = group.presence === 'required' ? 1 : 0;
      for (let document = 0; document < allowed.length; document++) {
        if (contains[document] !== wanted) allowed[document] = 0;
      }
    }
    return allowed;
  }

  #containing(postingLists: WeightedTermGroup['postingLists']): Uint8Array {
    const contains = new Uint8Array(this.#postings.documentCount);
    for (const list of postingLists.flat()) {
      if (!list) continue;
      for (let posting = list.from; posting < list.to; posting++) contains[list.documents[posting] as number] = 1;
    }
    return contains;
  }
}

/** The words' part of the score of a document that is only near in meaning. */
const NO_WORDS: Explanation = {
  sumScore: 0,
  disMaxScore: 0,
  coverage: 0,
  coordination: 0,
  prior: 1,
  phrase: 0,
  score: 0,
};

/** Ranks in which a document without any of the words may stand. */
const MEANING_ONLY_DEPTH = 10;

/** Whether nothing was typed that words alone must answer: no quotes, signs or fields. */
function hasNoOperators({ groups }: ExpandedQuery): boolean {
  return groups.length > 0 && groups.every(({ presence, fields }) => presence === 'optional' && fields === undefined);
}
