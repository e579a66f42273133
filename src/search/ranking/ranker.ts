import { topOf } from '../../util/top.ts';
import type { ExpandedQuery, TermGroup } from '../expansion/expanded-query.ts';
import type { Postings } from '../index/postings.ts';
import type { RankingConstants } from './constants.ts';
import { FirstStage, type WeightedTermGroup } from './first-stage.ts';
import { findQuotes, isQuoteLike, type Quote } from './quotes.ts';
import { type Closeness, Reranker, titleWeights } from './rerank.ts';

export interface RankOptions {
  /** Keep so many of the best. */
  readonly limit: number;
  /** Leaves out documents; told their number. */
  readonly accept?: (document: number) => boolean;
  /** Documents that go through many others count like any other: they were asked for. */
  readonly wantsDigests?: boolean;
}

export interface Ranking {
  /** Best first. */
  readonly documents: readonly number[];
  /** In step. Only their order means something. */
  readonly scores: readonly number[];
  /** How many there are without the limit. */
  readonly total: number;
  readonly weighed: readonly WeightedTermGroup[];
}

/** How a document's score came about. */
export interface Explanation {
  /** Weighted sum over the fields, and the best fields alone, each as a share of the best document's. */
  readonly additive: number;
  readonly competing: number;
  /** The share of the question that the document has at all, and the factor that it makes. */
  readonly covered: number;
  readonly coordination: number;
  /** 1, or less for a document that goes through many others. */
  readonly prior: number;
  /** What the second stage saw; absent for documents that it did not look at. */
  readonly closeness?: Closeness;
  readonly quote: number;
  readonly score: number;
}

/** Ranks the documents of an index for a question: all by the words they have, the best of those by how they stand. */
export class EpisodeRanker {
  readonly #postings: Postings;
  readonly #constants: RankingConstants;
  readonly #digests: Uint8Array;
  readonly #first: FirstStage;
  #titleWeights: Float64Array | undefined;

  /** @param digests 1 for each document that goes through many others and so has words of all of them. */
  constructor(postings: Postings, constants: RankingConstants, digests: Uint8Array) {
    this.#postings = postings;
    this.#constants = constants;
    this.#digests = digests;
    this.#first = new FirstStage(postings, constants);
  }

  /** Makes what the first question would else have to wait for. */
  prepare(): void {
    this.#titleWeights ??= titleWeights(this.#postings);
  }

  rank(question: ExpandedQuery, options: RankOptions): Ranking {
    return this.#rank(question, options).ranking;
  }

  /** What each group is worth, and where it stands. */
  weigh(question: ExpandedQuery): readonly WeightedTermGroup[] {
    return this.#first.score(question).weighed;
  }

  /** The parts of a document's score; undefined when it does not answer the question at all. */
  explain(
    question: ExpandedQuery,
    document: number,
    options: Omit<RankOptions, 'limit'> = {},
  ): Explanation | undefined {
    const { scores } = this.#rank(question, { ...options, limit: this.#postings.documentCount });
    return scores.explain(document);
  }

  #rank(question: ExpandedQuery, options: RankOptions): { readonly ranking: Ranking; readonly scores: Scores } {
    this.prepare();
    const { weighed, documents } = this.#first.score(question);
    const candidates = this.#candidates(question, weighed, documents, options);
    const priors = options.wantsDigests ? undefined : this.#digests;
    const quotes = isQuoteLike(question, this.#constants) ? findQuotes(weighed, this.#constants) : undefined;
    const scores = new Scores({
      first: this.#first,
      constants: this.#constants,
      weighed,
      candidates,
      digests: priors,
      quotes,
    });
    // Of equals, the newest is the likeliest to be meant.
    const byScore = (a: number, b: number): number =>
      scores.of(b) - scores.of(a) || (candidates[b] as number) - (candidates[a] as number);
    const { reranked } = this.#constants;
    const order = topOf(candidates.length, Math.max(reranked, options.limit), byScore);
    const head = order.slice(0, reranked);
    const second = new Reranker(weighed, this.#titleWeights ?? new Float64Array(), this.#constants);
    // The second stage walks along the lists of postings.
    for (const place of head.toSorted((a, b) => (candidates[a] as number) - (candidates[b] as number))) {
      scores.add(place, second.look(candidates[place] as number));
    }
    const kept = [...head.sort(byScore), ...order.slice(reranked)].slice(0, options.limit);
    const ranking: Ranking = {
      documents: kept.map((place) => candidates[place] as number),
      scores: kept.map((place) => scores.of(place)),
      total: candidates.length,
      weighed,
    };
    return { ranking, scores };
  }

  /** The documents that may answer, in no order. */
  #candidates(
    { groups }: ExpandedQuery,
    weighed: readonly WeightedTermGroup[],
    documents: Uint32Array,
    { accept }: RankOptions,
  ): Uint32Array {
    const allowed = this.#allowed(groups, weighed);
    const onlyExcludes = groups.every(({ presence }) => presence === 'prohibited');
    const all = onlyExcludes
      ? Uint32Array.from({ length: this.#postings.documentCount }, (_, index) => index)
      : documents;
    const may =
      allowed || accept ? all.filter((document) => allowed?.[document] !== 0 && (accept?.(document) ?? true)) : all;
    return onlyExcludes ? may : this.#first.enough(may, weighed);
  }

  /** Which documents have all that is required and nothing that is prohibited; undefined when neither was asked. */
  #allowed(groups: readonly TermGroup[], weighed: readonly WeightedTermGroup[]): Uint8Array | undefined {
    const strict = groups.filter(({ presence }) => presence !== 'optional');
    if (strict.length === 0) return undefined;
    const allowed = new Uint8Array(this.#postings.documentCount).fill(1);
    for (const group of strict) {
      // What is prohibited was not weighed, and is looked up only now.
      const known = weighed.find((one) => one.group === group) ?? this.#first.locate(group);
      const has = this.#having(known.occurrences);
      const wanted = group.presence === 'required' ? 1 : 0;
      for (let document = 0; document < allowed.length; document++) if (has[document] !== wanted) allowed[document] = 0;
    }
    return allowed;
  }

  #having(occurrences: WeightedTermGroup['occurrences']): Uint8Array {
    const has = new Uint8Array(this.#postings.documentCount);
    for (const list of occurrences.flat()) {
      if (!list) continue;
      for (let posting = list.from; posting < list.to; posting++) has[list.documents[posting] as number] = 1;
    }
    return has;
  }
}

interface ScoreParts {
  readonly first: FirstStage;
  readonly constants: RankingConstants;
  readonly weighed: readonly WeightedTermGroup[];
  readonly candidates: Uint32Array;
  readonly digests: Uint8Array | undefined;
  readonly quotes: ReadonlyMap<number, Quote> | undefined;
}

/** The scores of the candidates of one question, by their places among them. */
class Scores {
  readonly #parts: ScoreParts;
  readonly #scores: Float64Array;
  readonly #closeness = new Map<number, Closeness>();
  readonly #mostAdditive: number;
  readonly #mostCompeting: number;
  readonly #weight: number;
  readonly #coordination: number;

  constructor(parts: ScoreParts) {
    this.#parts = parts;
    const { first, candidates, weighed, constants } = parts;
    let additive = 0;
    let competing = 0;
    for (const document of candidates) {
      additive = Math.max(additive, first.additive[document] as number);
      competing = Math.max(competing, first.competing[document] as number);
    }
    this.#mostAdditive = additive || 1;
    this.#mostCompeting = competing || 1;
    const counted = weighed.filter(({ idf }) => idf > 0);
    this.#weight = counted.reduce((sum, { idf }) => sum + idf, 0) || 1;
    this.#coordination = coordination(counted.length, constants);
    this.#scores = new Float64Array(candidates.length);
    for (let place = 0; place < candidates.length; place++)
      this.#scores[place] = this.#score(candidates[place] as number);
  }

  of(place: number): number {
    return this.#scores[place] as number;
  }

  /** Adds what the second stage saw. */
  add(place: number, closeness: Closeness): void {
    const document = this.#parts.candidates[place] as number;
    const { near, opening, title } = this.#parts.constants;
    const seen = near * closeness.near + opening * closeness.opening + title * closeness.title;
    (this.#scores[place] as number) += seen * this.#prior(document);
    this.#closeness.set(place, closeness);
  }

  explain(document: number): Explanation | undefined {
    const place = this.#parts.candidates.indexOf(document);
    if (place < 0) return undefined;
    const closeness = this.#closeness.get(place);
    const { first } = this.#parts;
    return {
      additive: (first.additive[document] as number) / this.#mostAdditive,
      competing: (first.competing[document] as number) / this.#mostCompeting,
      prior: this.#prior(document),
      quote: this.#quote(document),
      covered: this.#covered(document),
      coordination: this.#factor(document),
      ...(closeness && { closeness }),
      score: this.of(place),
    };
  }

  /** What the first stage makes of a document, and its quotations. */
  #score(document: number): number {
    const { first, constants } = this.#parts;
    const sum = (first.additive[document] as number) / this.#mostAdditive;
    const best = (first.competing[document] as number) / this.#mostCompeting;
    const words = constants.mix * sum + (1 - constants.mix) * best;
    return words * this.#factor(document) * this.#prior(document) + this.#quote(document);
  }

  #prior(document: number): number {
    return this.#parts.digests?.[document] === 1 ? this.#parts.constants.digest : 1;
  }

  #quote(document: number): number {
    const { digests, quotes, constants } = this.#parts;
    return (quotes?.get(document)?.bonus ?? 0) * (digests?.[document] === 1 ? constants.quoteDigest : 1);
  }

  #covered(document: number): number {
    return (this.#parts.first.covered[document] as number) / this.#weight;
  }

  #factor(document: number): number {
    return this.#covered(document) ** this.#coordination;
  }
}

/** A short question wants all its words, a long one has words to spare. */
function coordination(words: number, { coordShort, coordLong, longFrom }: RankingConstants): number {
  const long = Math.min(1, Math.max(0, (words - 2) / (longFrom - 2)));
  return coordShort + (coordLong - coordShort) * long;
}
