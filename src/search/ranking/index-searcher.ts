import { topOf } from '../../util/top.ts';
import type { ExpandedQuery, TermGroup } from '../expansion/expanded-query.ts';
import type { Postings } from '../index/postings.ts';
import { CandidateScores, type Explanation } from './candidate-scores.ts';
import type { RankingConstants } from './constants.ts';
import { FirstStageScorer } from './first-stage.ts';
import { findPhraseMatches, isPhraseLike } from './phrase-match.ts';
import { featuresOf, meaningOf, type Nearness } from './ranking-features.ts';
import { Reranker, titleIdfSums } from './rerank.ts';
import { type TreeEnsemble, treeScore } from './tree-ensemble.ts';
import type { WeightedTermGroup } from './weighted-term-group.ts';

export interface TopDocsOptions {
  /** The number of documents to return at most. */
  readonly limit: number;
  /** A filter on the document's number. */
  readonly accept?: (document: number) => boolean;
  /** Roundups count like any other document, because the query asks for them. */
  readonly wantsRoundups?: boolean;
}

/** The best documents for a query. */
export interface TopDocs {
  /** Document numbers, best first. */
  readonly documents: readonly number[];
  /** The score of each. Comparable within one query only. */
  readonly scores: readonly number[];
  /** The number of results without the limit. */
  readonly total: number;
  /** The query's groups with their weights, without prohibited ones. */
  readonly groups: readonly WeightedTermGroup[];
}

/** Knows how near documents are to what words are about. */
export interface MeaningSearch {
  /**
   * Undefined when it knows none of the terms. The result is valid until the next call.
   * @param terms Numbers of terms of the index, in the order of the query.
   */
  near(terms: readonly number[]): Nearness | undefined;
}

/** How words and meaning come together. Without a model, words alone decide. */
export interface Fusion {
  readonly meanings?: MeaningSearch;
  readonly model?: TreeEnsemble;
}

/** The documents that the model orders, with their features. */
export interface ModelInput {
  readonly documents: readonly number[];
  /** {@link RANKING_FEATURES}.length values for each document. */
  readonly rows: Float32Array;
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
  readonly #fusion: Fusion;
  #titleIdfSums: Float64Array | undefined;

  /** @param roundups By document number: 1 for a document that goes through many others and so has the words of all of them. */
  constructor(postings: Postings, constants: RankingConstants, roundups: Uint8Array, fusion: Fusion = {}) {
    this.#postings = postings;
    this.#constants = constants;
    this.#roundups = roundups;
    this.#fusion = fusion;
    this.#first = new FirstStageScorer(postings, constants);
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
    const { scores } = this.#search(query, { ...options, limit: this.#postings.documentCount });
    return scores.explain(document);
  }

  #search(
    query: ExpandedQuery,
    { limit, accept, wantsRoundups }: TopDocsOptions,
    wantsInput = false,
  ): { readonly topDocs: TopDocs; readonly scores: CandidateScores; readonly input?: ModelInput } {
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
    const order = topOf(candidates.length, Math.max(rerankDepth, limit), byScore);
    const head = order.slice(0, rerankDepth);
    // Words alone answer operators, and what some show says word for word.
    const isQuoted = [...(phrases?.values() ?? [])].some(({ share }) => share >= this.#constants.phraseDecides);
    const isFree = (wantsInput || this.#fusion.model !== undefined) && hasNoOperators(query) && !isQuoted;
    const near = isFree ? this.#fusion.meanings?.near(groups.flatMap(askedTerms)) : undefined;
    const wide = isFree ? this.#widen(head, candidates, near, accept) : head.map((one) => candidates[one] as number);
    const reranker = new Reranker(groups, this.#titleIdfSums ?? new Float64Array(), this.#constants);
    // The reranker moves forward along the posting lists, so it gets the documents in ascending order.
    const looked = wide.sort((a, b) => a - b).map((document) => ({ document, features: reranker.features(document) }));
    for (const { document, features } of looked) scores.addFeatures(document, features);
    const input = isFree
      ? {
          documents: looked.map(({ document }) => document),
          rows: featuresOf(looked, {
            first: this.#first,
            postings: this.#postings,
            groups,
            length: query.wordCount,
            score: (document) => scores.ofDocument(document),
            phrases,
            roundups,
            near,
          }),
        }
      : undefined;
    const byWords: Ranked[] = [...head.sort(byScore), ...order.slice(rerankDepth)].map((candidate) => ({
      document: candidates[candidate] as number,
      score: scores.of(candidate),
    }));
    const { model } = this.#fusion;
    const best = input && model ? orderedBy(model, input, byWords) : byWords;
    const beyond = looked.filter(({ document }) => scores.ofDocument(document) === undefined).length;
    const topDocs: TopDocs = {
      documents: best.slice(0, limit).map(({ document }) => document),
      scores: best.slice(0, limit).map(({ score }) => score),
      total: candidates.length + (model ? beyond : 0),
      groups,
    };
    return { topDocs, scores, ...(input && { input }) };
  }

  /** The best by score, the best of all fields as one text, and the best by meaning. */
  #widen(
    head: readonly number[],
    candidates: Uint32Array,
    near: Nearness | undefined,
    accept: TopDocsOptions['accept'],
  ): number[] {
    const { pooledScores } = this.#first;
    const { pooledDepth, meaningDepth } = this.#constants;
    const wide = new Set(head.map((candidate) => candidates[candidate] as number));
    const byPooled = (a: number, b: number): number =>
      (pooledScores[candidates[b] as number] as number) - (pooledScores[candidates[a] as number] as number);
    for (const candidate of topOf(candidates.length, pooledDepth, byPooled)) wide.add(candidates[candidate] as number);
    if (near) {
      const byMeaning = (a: number, b: number): number => meaningOf(near, b) - meaningOf(near, a);
      for (const document of topOf(this.#postings.documentCount, meaningDepth, byMeaning))
        if (meaningOf(near, document) > 0 && (accept?.(document) ?? true)) wide.add(document);
    }
    return [...wide];
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

/** What the score by words adds to the model's, which has the same for documents that are much alike. Costs nothing. */
const TIE_BREAK = 0.3;

/** What a roundup loses: the questions that the model was learnt from hardly ever tell one from its subjects. */
const ROUNDUP = 0.5;

interface Ranked {
  readonly document: number;
  readonly score: number;
}

/** The documents of the model in its order, then the others as the words have them. */
function orderedBy(model: TreeEnsemble, { documents, rows }: ModelInput, byWords: readonly Ranked[]): Ranked[] {
  const width = model.features.length;
  const [score, roundup] = [model.features.indexOf('score'), model.features.indexOf('roundup')];
  const ordered = documents
    .map((document, index): Ranked => {
      const at = index * width;
      const adjusted = TIE_BREAK * (rows[at + score] ?? 0) - ROUNDUP * (rows[at + roundup] ?? 0);
      return { document, score: treeScore(model, rows, at) + adjusted };
    })
    .sort((a, b) => b.score - a.score || b.document - a.document);
  const known = new Set(documents);
  return [...ordered, ...byWords.filter(({ document }) => !known.has(document))];
}

/** Whether nothing was typed that words alone must answer: no quotes, signs or fields. */
function hasNoOperators({ groups }: ExpandedQuery): boolean {
  return groups.length > 0 && groups.every(({ presence, fields }) => presence === 'optional' && fields === undefined);
}

/** The terms that were typed for a word that says what is asked for. */
function askedTerms({ group: { framing, variants } }: WeightedTermGroup): number[] {
  const [first] = variants;
  if (framing !== undefined || first?.kind !== 'typed' || 'positions' in first.lookup) return [];
  return first.lookup.map(({ term }) => term);
}
