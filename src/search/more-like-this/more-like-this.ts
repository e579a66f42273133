import { Tally } from '../../util/tally.ts';
import { FIELD_COUNT } from '../index/columns.ts';
import { FIELDS, type FieldName } from '../index/fields.ts';
import type { Postings } from '../index/postings.ts';
import type { SalientTerm } from './salient-terms.ts';

/** What a term is worth where it stands. Who speaks and in which series is no matter of words. */
const WORTH: Readonly<Record<FieldName, number>> = {
  title: 5,
  tags: 4,
  summary: 3,
  notes: 1.5,
  transcript: 1,
  comments: 0.5,
  host: 0,
  series: 0,
};
/** BM25's k1, and its b for long and for short texts. */
const K1 = 1.2;
const B_LONG = 0.75;
const B_SHORT = 0.4;
const LONG: ReadonlySet<FieldName> = new Set<FieldName>(['notes', 'transcript', 'comments']);

interface SearchedField {
  readonly field: number;
  readonly worth: number;
  /** BM25's b, over the average length of the field where it is not empty. */
  readonly perTerm: number;
  readonly base: number;
}

/** Finds documents by the terms of another: BM25 in each field, weighed by field and by what the term says of the other. */
export class MoreLikeThis {
  readonly #postings: Postings;
  readonly #fields: readonly SearchedField[];
  readonly #scores: Tally;

  constructor(postings: Postings) {
    this.#postings = postings;
    this.#fields = FIELDS.flatMap((name, field) => (WORTH[name] > 0 ? [searched(postings, name, field)] : []));
    this.#scores = new Tally(postings.documentCount);
  }

  /** What each document says of the terms. The tally is good until the next one is asked for. */
  score(terms: readonly SalientTerm[]): Tally {
    const { documents, starts, lengths } = this.#postings.columns;
    this.#scores.clear();
    for (const { term, weight } of terms) {
      for (const { field, worth, perTerm, base } of this.#fields) {
        const [from, to] = this.#postings.range(term, field);
        for (let posting = from; posting < to; posting++) {
          const document = documents[posting] as number;
          const frequency = (starts[posting + 1] as number) - (starts[posting] as number);
          const norm = base + perTerm * (lengths[document * FIELD_COUNT + field] as number);
          this.#scores.add(document, (weight * worth * frequency) / (frequency + K1 * norm));
        }
      }
    }
    return this.#scores;
  }
}

function searched(postings: Postings, name: FieldName, field: number): SearchedField {
  const b = LONG.has(name) ? B_LONG : B_SHORT;
  return { field, worth: WORTH[name], perTerm: b / postings.averageLength(field), base: 1 - b };
}
