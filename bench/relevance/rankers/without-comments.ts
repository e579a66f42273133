import { FIELD_COUNT, type IndexColumns } from '../../../src/search/index/columns.ts';
import { FIELDS } from '../../../src/search/index/fields.ts';

const COMMENTS = FIELDS.indexOf('comments');

/**
 * The same index as if nobody had commented: the lists of that field are empty, and terms that stand nowhere else have no
 * list at all. Shares its memory with the columns that it is made of.
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

/** A column of figures for each field and document, with those of the comments left out. */
function withZeros(figures: Uint32Array): Uint32Array {
  return figures.map((figure, at) => (at % FIELD_COUNT === COMMENTS ? 0 : figure));
}
