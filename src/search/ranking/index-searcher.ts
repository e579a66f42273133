import { topOf } from '../../util/top.ts';
import type { ExpandedQuery, TermGroup } from '../expansion/expanded-query.ts';
import type { Postings } from '../index/postings.ts';
import { CandidateScores, type Explanation } from './candidate-scores.ts';
import type { RankingConstants } from './constants.ts';
import { FirstStageScorer } from './first-stage.ts';
import { findPhraseMatches, isPhraseLike } from './phrase-match.ts';
import { Reranker, titleIdfSums } from './rerank.ts';
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

/**
 * Finds and ranks the documents of an index for a query, in two stages: all documents by the words that they have
 * ({@link FirstStageScorer}), then the best of them by where those words stand ({@link Reranker}).
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
  #titleIdfSums: Float64Array | undefined;

  /** @param roundups By document number: 1 for a document that goes through many others and so has the words of all of them. */
  constructor(postings: Postings, constants: RankingConstants, roundups: Uint8Array) {
    this.#postings = postings;
    this.#constants = constants;
    this.#roundups = roundups;
    this.#first = new FirstStageScorer(postings, constants);
  }

  /** Computes ahead of time what the first search would otherwise wait for. */
  prepare(): void {
    this.#titleIdfSums ??= titleIdfSums(this.#postings);
  }

  search(query: ExpandedQuery, options: TopDocsOptions): TopDocs {
    return this.#search(query, options).topDocs;
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
  ): { readonly topDocs: TopDocs; readonly scores: CandidateScores } {
    this.prepare();
    const { groups, documents } = this.#first.score(query);
    const candidates = this.#candidates(query, groups, documents, accept);
    const scores = new CandidateScores({
      first: this.#first,
      constants: this.#constants,
      groups,
      candidates,
      roundups: wantsRoundups ? undefined : this.#roundups,
      phrases: isPhraseLike(query, this.#constants) ? findPhraseMatches(groups, this.#constants) : undefined,
    });
    // Of equal scores, the newest document is the most likely to be meant.
    const byScore = (a: number, b: number): number =>
      scores.of(b) - scores.of(a) || (candidates[b] as number) - (candidates[a] as number);
    const { rerankDepth } = this.#constants;
    const order = topOf(candidates.length, Math.max(rerankDepth, limit), byScore);
    const head = order.slice(0, rerankDepth);
    const reranker = new Reranker(groups, this.#titleIdfSums ?? new Float64Array(), this.#constants);
    // The reranker moves forward along the posting lists, so it gets the documents in ascending order.
    for (const candidate of head.toSorted((a, b) => (candidates[a] as number) - (candidates[b] as number))) {
      scores.addFeatures(candidate, reranker.features(candidates[candidate] as number));
    }
    const best = [...head.sort(byScore), ...order.slice(rerankDepth)].slice(0, limit);
    const topDocs: TopDocs = {
      documents: best.map((candidate) => candidates[candidate] as number),
      scores: best.map((candidate) => scores.of(candidate)),
      total: candidates.length,
      groups,
    };
    return { topDocs, scores };
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
