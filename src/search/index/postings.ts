import { lowerBound } from '../../util/binary-search.ts';
import { FIELD_COUNT, type IndexColumns } from './columns.ts';
import { TermDictionary } from './term-dictionary.ts';

/** The lists of an index, read out of its columns. */
export class Postings {
  readonly columns: IndexColumns;
  readonly vocabulary: TermDictionary;
  readonly documentCount: number;

  constructor(columns: IndexColumns) {
    this.columns = columns;
    this.vocabulary = new TermDictionary(columns.termBytes, columns.termOffsets);
    this.documentCount = columns.references.length;
  }

  /** The number of the list of a term in a field. */
  list(term: number, field: number): number {
    return field * this.vocabulary.size + term;
  }

  /** The field that a list is of. */
  fieldOf(list: number): number {
    return Math.floor(list / this.vocabulary.size);
  }

  /** In how many fields of documents the term stands: lunr's document frequency, which adds up over fields. */
  documentFrequency(term: number): number {
    let count = 0;
    for (let field = 0; field < FIELD_COUNT; field++) {
      const list = this.list(term, field);
      count += (this.columns.lists[list + 1] as number) - (this.columns.lists[list] as number);
    }
    return count;
  }

  /** The numbers of the postings of a term in a field: from the first number up to, not with, the second. */
  range(term: number, field: number): readonly [from: number, to: number] {
    const list = this.list(term, field);
    return [this.columns.lists[list] as number, this.columns.lists[list + 1] as number];
  }

  /** Terms in a field, on average over the documents where there are any; 1 when there are none at all. */
  averageLength(field: number): number {
    let total = 0;
    let filled = 0;
    for (let document = 0; document < this.documentCount; document++) {
      const length = this.columns.lengths[document * FIELD_COUNT + field] as number;
      total += length;
      if (length > 0) filled++;
    }
    return total / Math.max(1, filled) || 1;
  }

  /** Where a term stands in a field of a document: ordinals of tokens, ascending; empty where it does not. */
  positions(term: number, field: number, document: number): ArrayLike<number> {
    const { documents, starts, positions } = this.columns;
    const [from, to] = this.range(term, field);
    const posting = lowerBound(documents, document, from, to);
    if (posting === to || documents[posting] !== document) return [];
    return positions.subarray(starts[posting], starts[posting + 1]);
  }
}
