import { FIELD_COUNT, type IndexColumns } from '../../../src/search/index/columns.ts';
import { FIELDS } from '../../../src/search/index/fields.ts';

const COMMENTS = FIELDS.indexOf('comments');

/**
 * The index without its comments: that field's posting lists are empty, and terms that occur only there have no
 * postings at all. Shares memory with the columns that it is made from.
 */
export function withoutComments(columns: IndexColumns): IndexColumns {
  if (COMMENTS !== FIELD_COUNT - 1)
    throw new Error('The comments are not the last field: their postings are not at the end.');
  const terms = columns.termOffsets.length - 1;
  const end = columns.lists[COMMENTS * terms] ?? 0;
  return {
    ...columns,
    lists: columns.lists.map((start, list) => (list > COMMENTS * terms ? end : start)),
    documents: columns.documents.subarray(0, end),
    starts: columns.starts.subarray(0, end + 1),
    positions: columns.positions.subarray(0, columns.starts[end]),
    lengths: withZeros(columns.lengths),
    tokens: withZeros(columns.tokens),
  };
}

/** Copies a column of one number per document and field, with zeros for the comments. */
function withZeros(figures: Uint32Array): Uint32Array {
  return figures.map((figure, at) => (at % FIELD_COUNT === COMMENTS ? 0 : figure));
}
