import { lowerBound } from '../../util/binary-search.ts';
import { FIELD_COUNT, type IndexColumns } from './columns.ts';
import { TermDictionary } from './term-dictionary.ts';

/** Read access to the postings lists of an index. */
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

  /** lunr's document frequency of a term: the number of documents, summed over the fields. */
  documentFrequency(term: number): number {
    let count = 0;
    for (let field = 0; field < FIELD_COUNT; field++) {
      const list = this.list(term, field);
      count += (this.columns.lists[list + 1] as number) - (this.columns.lists[list] as number);
    }
    return count;
  }

  /** The postings of a term in a field, as indexes into the columns; `to` is exclusive. */
  range(term: number, field: number): readonly [from: number, to: number] {
    const list = this.list(term, field);
    return [this.columns.lists[list] as number, this.columns.lists[list + 1] as number];
  }

  /** The mean length of a field in terms, over the documents that have it; 1 when none has. */
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

  /** The positions of a term in a field of a document: ordinals of tokens, ascending. */
  positions(term: number, field: number, document: number): ArrayLike<number> {
    const { documents, starts, positions } = this.columns;
    const [from, to] = this.range(term, field);
    const posting = lowerBound(documents, document, from, to);
    if (posting === to || documents[posting] !== document) return [];
    return positions.subarray(starts[posting], starts[posting + 1]);
  }
}
