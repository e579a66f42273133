import { topOf } from '../../util/top.ts';
import { foldToken } from '../analysis/fold.ts';
import { indexTerm } from '../analysis/pipeline.ts';
import type { ExpandedQuery, TermGroup } from '../expansion/expanded-query.ts';
import type { Postings } from '../index/postings.ts';
import type { TokenRange } from '../vectors/vector-search.ts';
import { CandidateScores, type Explanation, type ModelExplanation } from './candidate-scores.ts';
import type { RankingConstants } from './constants.ts';
import { FirstStageScorer } from './first-stage.ts';
import { findPhraseMatches, isPhraseLike } from './phrase-match.ts';
import { type Candidate, featuresOf, meaningOf, type Nearness, RANKING_FEATURES } from './ranking-features.ts';
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
  /** Where the documents are nearest in meaning; absent when words alone answer. */
  readonly meaning?: QueryMeaning;
}

/** What a query is about, to find the place in a document that says it in other words. */
export interface QueryMeaning {
  /** The tokens of the document's nearest passage in its transcript; undefined when it has none. Valid until the next search. */
  passage(document: number): TokenRange | undefined;
  /**
   * The largest cosine of a token's term and one of the query's terms; 0 for a token without a vector, and for words of so
   * many shows that they are near to all others.
   */
  cosine(token: string): number;
}

/** Knows how near documents are to what words are about. */
export interface MeaningSearch {
  /**
   * Undefined when it knows none of the terms. The result is valid until the next call.
   * @param terms Numbers of terms of the index, in the order of the query.
   */
  near(terms: readonly number[]): Nearness | undefined;
  /** The cosine of two terms; 0 when one has no vector. */
  cosine(one: number, other: number): number;
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
  readonly #termsOfTokens = new Map<string, number | undefined>();
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
    const { scores, input } = this.#search(query, { ...options, limit: this.#postings.documentCount });
    const words = scores.explain(document);
    const model = input && this.#explainModel(input, document);
    return words || model ? { ...(words ?? NO_WORDS), ...(model && { model }) } : undefined;
  }

  #explainModel({ documents, rows }: ModelInput, document: number): ModelExplanation | undefined {
    const { model } = this.#fusion;
    const row = documents.indexOf(document) * RANKING_FEATURES.length;
    if (!model || row < 0) return undefined;
    const feature = (name: (typeof RANKING_FEATURES)[number]): number =>
      rows[row + RANKING_FEATURES.indexOf(name)] as number;
    return { pooled: feature('pooled'), meaning: feature('meaning'), score: modelScore(model, rows, row) };
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
    const wide = new Set(head.map((candidate) => candidates[candidate] as number));
    if (isFree) for (const document of this.#bestPooled(candidates)) wide.add(document);
    const looked = this.#look([...wide], groups, scores);
    // A title that says it needs no help, and one word has no company to be known by.
    const isNamed = looked.some(({ features }) => features.title >= this.#constants.namedTitle);
    const asksMeaning = isFree && groups.length > 1 && (wantsInput || !isNamed);
    const near = asksMeaning ? this.#fusion.meanings?.near(groups.flatMap(askedTerms)) : undefined;
    if (near) {
      const others = this.#nearest(near, accept).filter((document) => !wide.has(document));
      looked.push(...this.#look(others, groups, scores));
    }
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
    const ordered = input && model ? orderedBy(model, input, byWords) : byWords;
    // A document without the words is a result only where it is among the best.
    const best = ordered.filter(
      ({ document }, rank) => rank < MEANING_ONLY_DEPTH || scores.ofDocument(document) !== undefined,
    );
    const topDocs: TopDocs = {
      documents: best.slice(0, limit).map(({ document }) => document),
      scores: best.slice(0, limit).map(({ score }) => score),
      total: best.length + Math.max(0, candidates.length - order.length),
      groups,
      ...(near && { meaning: this.#meaningOf(near, groups) }),
    };
    return { topDocs, scores, ...(input && { input }) };
  }

  #meaningOf(near: Nearness, groups: readonly WeightedTermGroup[]): QueryMeaning {
    const { meanings } = this.#fusion;
    const isTelling = (term: number): boolean =>
      this.#postings.documentFrequency(term) < MAX_TELLING_SHARE * this.#postings.documentCount;
    const asked = [...new Set(groups.flatMap(askedTerms))].filter(isTelling);
    const known = new Map<string, number>();
    const cosineOf = (token: string): number => {
      const number = this.#termOf(token);
      if (number === undefined || !isTelling(number)) return 0;
      return asked.reduce((most, one) => Math.max(most, meanings?.cosine(number, one) ?? 0), 0);
    };
    return {
      passage: (document) => near.tokens(document),
      // The passages of a page share many words.
      cosine: (token) => {
        const cosine = known.get(token) ?? cosineOf(token);
        known.set(token, cosine);
        return cosine;
      },
    };
  }

  /** The term of a token of a text. The same tokens come again and again. */
  #termOf(token: string): number | undefined {
    if (this.#termsOfTokens.has(token)) return this.#termsOfTokens.get(token);
    const term = indexTerm(foldToken(token));
    const number = term ? this.#postings.vocabulary.find(term) : undefined;
    if (this.#termsOfTokens.size >= MAX_KNOWN_TOKENS) this.#termsOfTokens.clear();
    this.#termsOfTokens.set(token, number);
    return number;
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
    const { pooledScores } = this.#first;
    const byPooled = (a: number, b: number): number =>
      (pooledScores[candidates[b] as number] as number) - (pooledScores[candidates[a] as number] as number);
    return topOf(candidates.length, this.#constants.pooledDepth, byPooled).map((one) => candidates[one] as number);
  }

  /** The best by meaning. */
  #nearest(near: Nearness, accept: TopDocsOptions['accept']): number[] {
    const { documentCount } = this.#postings;
    const meaning = Float64Array.from({ length: documentCount }, (_, document) => meaningOf(near, document));
    const byMeaning = (a: number, b: number): number => (meaning[b] as number) - (meaning[a] as number);
    return topOf(documentCount, this.#constants.meaningDepth, byMeaning).filter(
      (document) => (meaning[document] as number) > 0 && (accept?.(document) ?? true),
    );
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

/** A term of more documents, summed over the fields, tells nothing by its company. */
const MAX_TELLING_SHARE = 0.35;
/** Tokens whose terms are kept, about a megabyte. */
const MAX_KNOWN_TOKENS = 20_000;
/** Ranks in which a document without any of the words may stand. */
const MEANING_ONLY_DEPTH = 10;

interface Ranked {
  readonly document: number;
  readonly score: number;
}

/** The documents of the model in its order, then the others as the words have them. */
function orderedBy(model: TreeEnsemble, { documents, rows }: ModelInput, byWords: readonly Ranked[]): Ranked[] {
  const width = model.features.length;
  const ordered = documents
    .map((document, index): Ranked => ({ document, score: modelScore(model, rows, index * width) }))
    .sort((a, b) => b.score - a.score || b.document - a.document);
  const known = new Set(documents);
  return [...ordered, ...byWords.filter(({ document }) => !known.has(document))];
}

/** What the model says of a row, with the score by words between equals, and less for a roundup. */
function modelScore(model: TreeEnsemble, rows: Float32Array, at: number): number {
  const tieBreak = TIE_BREAK * (rows[at + SCORE] as number) - ROUNDUP * (rows[at + ROUNDUP_FEATURE] as number);
  return treeScore(model, rows, at) + tieBreak;
}

const SCORE = RANKING_FEATURES.indexOf('score');
const ROUNDUP_FEATURE = RANKING_FEATURES.indexOf('roundup');

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
