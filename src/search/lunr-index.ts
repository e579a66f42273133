import lunr from 'lunr';
import { FIELD_COUNT, type IndexColumns } from './columns.ts';
import { TermExpander } from './expansion.ts';
import { BOOSTS, FIELDS, type FieldName } from './fields.ts';
import { stem } from './pipeline.ts';
import { Vocabulary } from './vocabulary.ts';

/** lunr's defaults of the BM25 parameters. */
const K1 = 1.2;
const B = 0.75;

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

/** A query, resolved to lists of postings. */
interface Plan {
  /** For each field, the weight in the query of each term, ascending by lunr's rank of the term. */
  readonly weights: readonly ReadonlyMap<number, number>[];
  /** The lists whose documents match, in the order that lunr meets them. */
  readonly lists: readonly number[];
  /** Whether each document may be in the answer; undefined when all may. */
  readonly allowed: Uint8Array | undefined;
}

/**
 * A lunr 2.3.9 index over columns: the same references, scores and order for every `lunr.Query`. Formulas and their
 * roundings are those of `lunr.Builder` and `lunr.Index`, done in the same order so that sums agree to the last bit.
 *
 * One index answers one query at a time: the accumulators are its own.
 */
export class LunrIndex {
  readonly columns: IndexColumns;
  readonly vocabulary: Vocabulary;
  readonly expander: TermExpander;
  readonly documentCount: number;
  readonly #termCount: number;
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
    this.columns = columns;
    this.vocabulary = new Vocabulary(columns.termBytes, columns.termOffsets);
    this.expander = new TermExpander(this.vocabulary);
    this.documentCount = columns.references.length;
    this.#termCount = this.vocabulary.size;
    this.#boosts = FIELDS.map((field) => boosts[field] || 1);
    this.#norms = FIELDS.map((_, field) => this.#normsOf(field));
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
    const plan = this.#plan(query);
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

  /** In how many fields of documents the term stands: lunr's document frequency, which adds up over fields. */
  documentFrequency(term: number): number {
    let count = 0;
    for (let field = 0; field < FIELD_COUNT; field++) {
      const list = field * this.#termCount + term;
      count += (this.columns.lists[list + 1] as number) - (this.columns.lists[list] as number);
    }
    return count;
  }

  /** The postings of a term in a field: from the first number up to, not with, the second. */
  postings(term: number, field: number): readonly [from: number, to: number] {
    const list = field * this.#termCount + term;
    return [this.columns.lists[list] as number, this.columns.lists[list + 1] as number];
  }

  /** Where a term stands in a field of a document: ordinals of tokens, ascending; empty where it does not. */
  positions(term: number, field: number, document: number): ArrayLike<number> {
    const { documents, starts, positions } = this.columns;
    let [from, to] = this.postings(term, field);
    const end = to;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((documents[middle] as number) < document) from = middle + 1;
      else to = middle;
    }
    return from < end && documents[from] === document ? positions.subarray(starts[from], starts[from + 1]) : [];
  }

  #normsOf(field: number): Float64Array {
    const { lengths } = this.columns;
    const norms = new Float64Array(this.documentCount);
    let total = 0;
    for (let document = 0; document < this.documentCount; document++) {
      total += lengths[document * FIELD_COUNT + field] as number;
    }
    const average = total / this.documentCount;
    for (let document = 0; document < this.documentCount; document++) {
      const length = lengths[document * FIELD_COUNT + field] as number;
      norms[document] = K1 * (1 - B + B * (length / average));
    }
    return norms;
  }

  #plan(query: lunr.Query): Plan {
    const weights = FIELDS.map(() => new Map<number, number>());
    const lists = new Set<number>();
    let required: Uint8Array | undefined;
    let prohibited: Uint8Array | undefined;
    for (const clause of query.clauses) {
      const isRequired = clause.presence === lunr.Query.presence.REQUIRED;
      const isProhibited = clause.presence === lunr.Query.presence.PROHIBITED;
      const marked = isRequired || isProhibited ? new Uint8Array(this.documentCount) : undefined;
      // lunr writes the stem back into the clause; here the query stays as it came.
      const term = clause.usePipeline ? stem(clause.term) : clause.term;
      const fields = clause.fields.map((name) => fieldNumber(name));
      for (const id of this.expander.expand({ ...clause, term })) {
        for (const field of fields) {
          if (marked) this.#mark(id, field, marked);
          if (isProhibited) continue;
          const fieldWeights = weights[field];
          fieldWeights?.set(id, (fieldWeights.get(id) ?? 0) + clause.boost);
          lists.add(field * this.#termCount + id);
        }
      }
      if (isRequired && marked && fields.length > 0) required = required ? both(required, marked) : marked;
      if (isProhibited && marked) prohibited = prohibited ? either(prohibited, marked) : marked;
    }
    return {
      weights: weights.map((map) => this.#byRank(map)),
      lists: [...lists],
      allowed: allowing(required, prohibited),
    };
  }

  #byRank(weights: ReadonlyMap<number, number>): Map<number, number> {
    const rank = ([term]: readonly [number, number]): number => this.columns.termRanks[term] as number;
    return new Map([...weights].sort((a, b) => rank(a) - rank(b)));
  }

  #mark(term: number, field: number, marked: Uint8Array): void {
    const [from, to] = this.postings(term, field);
    for (let posting = from; posting < to; posting++) marked[this.columns.documents[posting] as number] = 1;
  }

  /**
   * Writes down which fields of documents match (`document * FIELD_COUNT + field`), in the order that lunr first sees
   * them, and returns how many do.
   */
  #match(lists: readonly number[]): number {
    const { documents } = this.columns;
    const seen = this.#seen;
    let count = 0;
    for (const list of lists) {
      const field = Math.floor(list / this.#termCount);
      const end = this.columns.lists[list + 1] as number;
      for (let posting = this.columns.lists[list] as number; posting < end; posting++) {
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
    const { documents, starts } = this.columns;
    const dots = this.#dots[field] as Float64Array;
    const norms = this.#norms[field] as Float64Array;
    const boost = this.#boosts[field] as number;
    for (const [term, weight] of weights) {
      const [from, to] = this.postings(term, field);
      if (from === to) continue;
      const idf = this.idf(term);
      for (let posting = from; posting < to; posting++) {
        const document = documents[posting] as number;
        const tf = (starts[posting + 1] as number) - (starts[posting] as number);
        const score = ((idf * ((K1 + 1) * tf)) / ((norms[document] as number) + tf)) * boost;
        (dots[document] as number) += weight * (Math.round(score * 1000) / 1000);
      }
    }
  }

  /** lunr.idf: how rare a term is, over the sum of its document frequencies in the fields. */
  idf(term: number): number {
    const frequency = this.documentFrequency(term);
    return Math.log(1 + Math.abs((this.documentCount - frequency + 0.5) / (frequency + 0.5)));
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

function fieldNumber(name: string): number {
  const field = (FIELDS as readonly string[]).indexOf(name);
  if (field < 0) throw new RangeError(`The index has no field "${name}".`);
  return field;
}

function both(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((bit, index) => bit & (b[index] as number));
}

function either(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((bit, index) => bit | (b[index] as number));
}

function allowing(required: Uint8Array | undefined, prohibited: Uint8Array | undefined): Uint8Array | undefined {
  if (!prohibited) return required;
  const others = prohibited.map((bit) => 1 - bit);
  return required ? both(required, others) : others;
}

function magnitude(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}

/** The first `limit` of the numbers below `count` in the order of `before`, by a heap whose root is the worst kept. */
function topOf(count: number, limit: number, before: (a: number, b: number) => number): number[] {
  if (limit >= count) return Array.from({ length: count }, (_, index) => index).sort(before);
  const heap: number[] = [];
  const sink = (): void => {
    let parent = 0;
    for (;;) {
      let worst = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2]) {
        if (child < heap.length && before(heap[child] as number, heap[worst] as number) > 0) worst = child;
      }
      if (worst === parent) return;
      [heap[parent], heap[worst]] = [heap[worst] as number, heap[parent] as number];
      parent = worst;
    }
  };
  for (let index = 0; index < count && limit > 0; index++) {
    if (heap.length < limit) {
      heap.push(index);
      if (heap.length === limit) heap.sort((a, b) => before(b, a));
    } else if (before(index, heap[0] as number) < 0) {
      heap[0] = index;
      sink();
    }
  }
  return heap.sort(before);
}
