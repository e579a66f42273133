import lunr from 'lunr';
import { topOf } from '../../util/top.ts';
import { FIELD_COUNT, type IndexColumns } from '../index/columns.ts';
import { BOOSTS, FIELDS, type FieldName } from '../index/fields.ts';
import { Postings } from '../index/postings.ts';
import { LUNR_BM25, lengthNorms, lunrAverageLength, lunrTermScore } from '../ranking/bm25.ts';
import { lunrIdf } from '../ranking/idf.ts';
import { planQuery, type QueryPlan } from './query-plan.ts';
import { TermExpander } from './term-expander.ts';
import { lunrTermRanks } from './term-ranks.ts';

/*
 * # What this folder is for
 *
 * The product does not search with it: members are answered by `ranking/`. It is lunr 2.3.9's search engine over our columns,
 * exact in references, scores and order, and serves two purposes:
 *
 * - **Oracle.** `test/search/lunr/lunr-oracle.test.ts` asks it and stock lunr the same random queries over random corpora, and
 *   the corpus check does so over the whole corpus. If they agree to the last bit, then analysis, indexing, merging and the
 *   snapshot have lost or changed nothing, as everything that lunr stores takes part in some score.
 * - **Baseline.** `bench/relevance` compares the product's ranking with stock lunr's. Our columns answer as lunr would, without
 *   the minutes that lunr takes to build each of eleven indexes.
 *
 * It needs no column of its own in the snapshot: what only lunr knows, the order of its terms, is derived (`term-ranks.ts`).
 */

export interface QueryOptions {
  /** The number of results to return at most; absent: all. */
  readonly limit?: number;
  /** A filter on the document's number, its index in `references`. */
  readonly accept?: (document: number) => boolean;
}

export interface QueryResults {
  /** Document numbers, best first. */
  readonly documents: readonly number[];
  /** The score of each. */
  readonly scores: readonly number[];
  /** The number of results without the limit. */
  readonly total: number;
  /** The terms of the query, without those of prohibited clauses, each once. */
  readonly terms: readonly number[];
}

/** The state of a document in the current query. */
const UNSEEN = 0;
const ACCEPTED = 1;
const REJECTED = 2;

/**
 * A lunr 2.3.9 index over columns: the same references, scores and order for every `lunr.Query`. Formulas are those of
 * `lunr.Builder` and `lunr.Index`, with the same roundings and in the same order of operations.
 *
 * Answers one query at a time, as the accumulators belong to the index.
 */
export class LunrIndex {
  readonly postings: Postings;
  readonly expander: TermExpander;
  readonly documentCount: number;
  readonly #termRanks: Float64Array;
  /** By field and document. */
  readonly #norms: readonly Float64Array[];
  readonly #boosts: readonly number[];
  /** Accumulators: the sum for each field and document. */
  readonly #dots: readonly Float64Array[];
  readonly #seen: Uint8Array;
  readonly #matches: Uint32Array;
  readonly #scores: Float64Array;
  readonly #found: Uint32Array;
  readonly #state: Uint8Array;

  constructor(columns: IndexColumns, boosts: Readonly<Record<FieldName, number>> = BOOSTS) {
    this.postings = new Postings(columns);
    this.expander = new TermExpander(this.postings.vocabulary);
    this.documentCount = this.postings.documentCount;
    this.#termRanks = lunrTermRanks(this.postings);
    this.#boosts = FIELDS.map((field) => boosts[field] || 1);
    this.#norms = FIELDS.map((_, field) =>
      lengthNorms(this.postings, field, lunrAverageLength(this.postings, field), LUNR_BM25),
    );
    this.#dots = FIELDS.map(() => new Float64Array(this.documentCount));
    this.#seen = new Uint8Array(this.documentCount * FIELD_COUNT);
    this.#matches = new Uint32Array(this.documentCount * FIELD_COUNT);
    this.#scores = new Float64Array(this.documentCount);
    this.#found = new Uint32Array(this.documentCount);
    this.#state = new Uint8Array(this.documentCount);
  }

  /**
   * Answers a query in lunr's own query language.
   * @throws {lunr.QueryParseError} where lunr does.
   */
  search(text: string, options: QueryOptions = {}): QueryResults {
    const query = new lunr.Query(FIELDS);
    new lunr.QueryParser(text, query).parse();
    return this.query(query, options);
  }

  /** Answers any query that can be built with `lunr.Query` over the fields of the index. */
  query(query: lunr.Query, options: QueryOptions = {}): QueryResults {
    const plan = planQuery(query, this.postings, this.expander, this.#termRanks);
    const terms = [...new Set(plan.weights.flatMap((weights) => [...weights.keys()]))];
    if (query.isNegated()) return { ...this.#allAllowed(plan.allowed, options), terms };
    const matches = this.#matches.subarray(0, this.#match(plan.lists));
    plan.weights.forEach((weights, field) => {
      this.#accumulate(field, weights);
    });
    const found = this.#found.subarray(0, this.#scoreDocuments(matches, plan, options.accept));
    const order = topOf(found.length, options.limit ?? found.length, (a, b) => {
      const difference = (this.#scores[found[b] as number] as number) - (this.#scores[found[a] as number] as number);
      return difference || a - b;
    });
    const documents = order.map((index) => found[index] as number);
    return {
      documents,
      scores: documents.map((document) => this.#scores[document] as number),
      total: found.length,
      terms,
    };
  }

  /**
   * Writes the matching fields of documents (`document * FIELD_COUNT + field`) into `#matches`, in the order in which lunr first
   * meets them, and returns how many there are.
   */
  #match(lists: readonly number[]): number {
    const { documents, lists: starts } = this.postings.columns;
    const seen = this.#seen;
    let count = 0;
    for (const list of lists) {
      const field = this.postings.fieldOf(list);
      const end = starts[list + 1] as number;
      for (let posting = starts[list] as number; posting < end; posting++) {
        const slot = (documents[posting] as number) * FIELD_COUNT + field;
        if (seen[slot] === 1) continue;
        seen[slot] = 1;
        this.#matches[count++] = slot;
      }
    }
    return count;
  }

  /** Adds query weight times term score, over the terms of a field, to each document's accumulator: lunr's dot product. */
  #accumulate(field: number, weights: ReadonlyMap<number, number>): void {
    const { documents, starts } = this.postings.columns;
    const dots = this.#dots[field] as Float64Array;
    const norms = this.#norms[field] as Float64Array;
    const boost = this.#boosts[field] as number;
    for (const [term, weight] of weights) {
      const [from, to] = this.postings.range(term, field);
      if (from === to) continue;
      const idf = lunrIdf(this.postings, term);
      for (let posting = from; posting < to; posting++) {
        const document = documents[posting] as number;
        const frequency = (starts[posting + 1] as number) - (starts[posting] as number);
        (dots[document] as number) += weight * lunrTermScore(idf, frequency, norms[document] as number, boost);
      }
    }
  }

  /**
   * Adds up the fields of each document into `#scores`, writes the results into `#found` in the order of first sight, and
   * returns how many there are. Clears the accumulators.
   */
  #scoreDocuments(matches: Uint32Array, plan: QueryPlan, accept: QueryOptions['accept']): number {
    const magnitudes = plan.weights.map((weights) => magnitude(weights.values()));
    const state = this.#state;
    const scores = this.#scores;
    let count = 0;
    for (let at = 0; at < matches.length; at++) {
      const slot = matches[at] as number;
      const document = (slot / FIELD_COUNT) | 0;
      const field = slot - document * FIELD_COUNT;
      const dots = this.#dots[field] as Float64Array;
      const score = (dots[document] as number) / (magnitudes[field] as number) || 0;
      dots[document] = 0;
      this.#seen[slot] = 0;
      if (state[document] === ACCEPTED) {
        (scores[document] as number) += score;
      } else if (state[document] === UNSEEN) {
        const allowed = !plan.allowed || plan.allowed[document] === 1;
        if (allowed && (!accept || accept(document))) {
          state[document] = ACCEPTED;
          scores[document] = score;
          this.#found[count++] = document;
        } else {
          state[document] = REJECTED;
        }
      }
    }
    for (let at = 0; at < matches.length; at++) state[((matches[at] as number) / FIELD_COUNT) | 0] = UNSEEN;
    return count;
  }

  /** The results of a query of prohibited terms alone: all other documents, with a score of 0. */
  #allAllowed(allowed: Uint8Array | undefined, { limit, accept }: QueryOptions): Omit<QueryResults, 'terms'> {
    const documents: number[] = [];
    for (let document = 0; document < this.documentCount; document++) {
      if ((!allowed || allowed[document] === 1) && (!accept || accept(document))) documents.push(document);
    }
    const kept = documents.slice(0, limit);
    return { documents: kept, scores: kept.map(() => 0), total: documents.length };
  }
}

function magnitude(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}
