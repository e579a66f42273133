import { Tally } from '../../util/tally.ts';
import { FIELDS, type FieldName } from '../index/fields.ts';
import type { Postings } from '../index/postings.ts';
import { lengthNorms, saturate } from '../ranking/bm25.ts';
import type { SalientTerm } from './salient-terms.ts';

/** Field boosts. Hosts and series say who speaks and where, not what about. */
const BOOSTS: Readonly<Record<FieldName, number>> = {
  title: 5,
  tags: 4,
  summary: 3,
  notes: 1.5,
  transcript: 1,
  comments: 0.5,
  host: 0,
  series: 0,
};
const K1 = 1.2;
/** BM25's b for long and for short texts. */
const B_LONG = 0.75;
const B_SHORT = 0.4;
const LONG: ReadonlySet<FieldName> = new Set<FieldName>(['notes', 'transcript', 'comments']);

interface SearchedField {
  readonly field: number;
  readonly boost: number;
  /** By document. */
  readonly norms: Float64Array;
}

/** Finds documents with the salient terms of another one: Lucene's MoreLikeThis, with BM25 per field. */
export class MoreLikeThis {
  readonly #postings: Postings;
  readonly #fields: readonly SearchedField[];
  readonly #scores: Tally;

  constructor(postings: Postings) {
    this.#postings = postings;
    this.#fields = FIELDS.flatMap((name, field) => {
      if (BOOSTS[name] === 0) return [];
      const parameters = { k1: K1, b: LONG.has(name) ? B_LONG : B_SHORT };
      return [
        { field, boost: BOOSTS[name], norms: lengthNorms(postings, field, postings.averageLength(field), parameters) },
      ];
    });
    this.#scores = new Tally(postings.documentCount);
  }

  /** The score of each document: the sum over terms and fields of weight, boost and saturated frequency. Valid until the next call. */
  score(terms: readonly SalientTerm[]): Tally {
    const { documents, starts } = this.#postings.columns;
    this.#scores.clear();
    for (const { term, weight } of terms) {
      for (const { field, boost, norms } of this.#fields) {
        const [from, to] = this.#postings.range(term, field);
        for (let posting = from; posting < to; posting++) {
          const document = documents[posting] as number;
          const frequency = (starts[posting + 1] as number) - (starts[posting] as number);
          this.#scores.add(document, weight * boost * saturate(frequency, norms[document] as number, K1));
        }
      }
    }
    return this.#scores;
  }
}
