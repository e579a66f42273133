import lunr from 'lunr';
import { topOf } from '../../util/top.ts';
import { FIELD_COUNT, type IndexColumns } from '../index/columns.ts';
import { BOOSTS, FIELDS, type FieldName } from '../index/fields.ts';
import { Postings } from '../index/postings.ts';
import { LUNR_BM25, lengthNorms, lunrAverageLength, lunrTermScore } from '../ranking/bm25.ts';
import { lunrIdf } from '../ranking/idf.ts';
import { type Plan, planQuery } from './query-plan.ts';
import { TermExpander } from './term-expander.ts';

export interface QueryOptions {
  /** Keep so many of the best results; without it, all. */
  readonly limit?: number;
  /** Leaves out documents; told their number, which is their place in `references`. */
  readonly accept?: (document: number) => boolean;
}

export interface IndexResults {
  /** Best first: the documents' numbers and, in step, their scores. */
  readonly documents: readonly number[];
  readonly scores: readonly number[];
  /** How many there are without the limit. */
  readonly total: number;
  /** The terms that were looked for (those of prohibited clauses left out), each once. */
  readonly terms: readonly number[];
}

/** What is known of a document in the query at hand. */
const UNSEEN = 0;
const KEPT = 1;
const REFUSED = 2;

/**
 * A lunr 2.3.9 index over columns: the same references, scores and order for every `lunr.Query`. Formulas and their
 * roundings are those of `lunr.Builder` and `lunr.Index`, done in the same order so that sums agree to the last bit.
 *
 * One index answers one query at a time: the accumulators are its own.
 */
export class LunrIndex {
  readonly postings: Postings;
  readonly expander: TermExpander;
  readonly documentCount: number;
  /** For each field and document, the part of BM25's denominator that does not depend on the term. */
  readonly #norms: readonly Float64Array[];
  readonly #boosts: readonly number[];
  /** The accumulators of the query at hand: sums by field and document, and in which order what was met. */
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

  /** lunr's own query language. Throws `lunr.QueryParseError` where lunr does. */
  search(text: string, options: QueryOptions = {}): IndexResults {
    const query = new lunr.Query(FIELDS);
    new lunr.QueryParser(text, query).parse();
    return this.query(query, options);
  }

  /** Any query that can be built with `lunr.Query` over the fields of the index. */
  query(query: lunr.Query, options: QueryOptions = {}): IndexResults {
    const plan = planQuery(query, this.postings, this.expander);
    const terms = [...new Set(plan.weights.flatMap((weights) => [...weights.keys()]))];
    if (query.isNegated()) return { ...this.#everyOther(plan.allowed, options), terms };
    const matches = this.#matches.subarray(0, this.#match(plan.lists));
    plan.weights.forEach((weights, field) => {
      this.#accumulate(field, weights);
    });
    const found = this.#found.subarray(0, this.#scoreDocuments(matches, plan, options.accept));
    const order = topOf(found.length, options.limit ?? found.length, (a, b) => {
      const difference = (this.#scores[found[b] as number] as number) - (this.#scores[found[a] as number] as number);
      return difference || a - b;
    });
    const documents = order.map((place) => found[place] as number);
    return {
      documents,
      scores: documents.map((document) => this.#scores[document] as number),
      total: found.length,
      terms,
    };
  }

  /**
   * Writes down which fields of documents match (`document * FIELD_COUNT + field`), in the order that lunr first sees
   * them, and returns how many do.
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

  /** Adds up, for each document, query weight times term weight over the terms of one field. */
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
        const tf = (starts[posting + 1] as number) - (starts[posting] as number);
        (dots[document] as number) += weight * lunrTermScore(idf, tf, norms[document] as number, boost);
      }
    }
  }

  /**
   * Sums the fields of each document, writes down which documents are in the answer in the order of first sight and
   * returns how many, and clears the accumulators for the next query.
   */
  #scoreDocuments(matches: Uint32Array, plan: Plan, accept: QueryOptions['accept']): number {
    const norms = plan.weights.map((weights) => magnitude(weights.values()));
    const state = this.#state;
    const scores = this.#scores;
    let count = 0;
    for (let at = 0; at < matches.length; at++) {
      const slot = matches[at] as number;
      const document = (slot / FIELD_COUNT) | 0;
      const field = slot - document * FIELD_COUNT;
      const dots = this.#dots[field] as Float64Array;
      const score = (dots[document] as number) / (norms[field] as number) || 0;
      dots[document] = 0;
      this.#seen[slot] = 0;
      if (state[document] === KEPT) {
        (scores[document] as number) += score;
      } else if (state[document] === UNSEEN) {
        const allowed = !plan.allowed || plan.allowed[document] === 1;
        if (allowed && (!accept || accept(document))) {
          state[document] = KEPT;
          scores[document] = score;
          this.#found[count++] = document;
        } else {
          state[document] = REFUSED;
        }
      }
    }
    for (let at = 0; at < matches.length; at++) state[((matches[at] as number) / FIELD_COUNT) | 0] = UNSEEN;
    return count;
  }

  /** The answer to a query of prohibited terms alone: all the other documents, none better than another. */
  #everyOther(allowed: Uint8Array | undefined, { limit, accept }: QueryOptions): Omit<IndexResults, 'terms'> {
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
