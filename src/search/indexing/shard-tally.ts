import type { PostingColumns } from './invert.ts';
import type { StringColumn } from './string-column.ts';

/**
 * The counts that are needed to allocate an index for a run of documents. Documents are numbered from 0, terms in the
 * order of their first occurrence. Workers transfer it, so it contains only typed arrays.
 */
export interface ShardCounts {
  readonly lists: ListTally;
  readonly words: WordTally;
  readonly documents: DocumentTally;
}

/** The sizes of the posting lists. */
export interface ListTally {
  readonly terms: StringColumn;
  /** The counts of each list, from `countLists`. */
  readonly cells: Uint32Array<ArrayBuffer>;
  readonly documents: number;
  /** The number of tokens in the longest field. */
  readonly longest: number;
}

/** The words without punctuation and stop words, with parallel columns for their occurrences and terms. */
export interface WordTally {
  readonly words: StringColumn;
  readonly counts: Uint32Array<ArrayBuffer>;
  readonly terms: Uint32Array<ArrayBuffer>;
}

/** The columns of the documents. */
export interface DocumentTally {
  readonly references: Uint32Array<ArrayBuffer>;
  readonly lengths: Uint32Array<ArrayBuffer>;
  readonly tokens: Uint32Array<ArrayBuffer>;
  readonly anchorCounts: Uint32Array<ArrayBuffer>;
  readonly anchors: Uint32Array<ArrayBuffer>;
}

/**
 * Where a run of documents goes in the index: the positions of its lists (in the cells of its tally), the shared
 * columns, and the number of each word within its term, parallel to its tally.
 */
export interface Placement {
  readonly cells: Uint32Array<ArrayBuffer>;
  readonly firstDocument: number;
  readonly target: PostingColumns;
  readonly forms: Uint8Array<ArrayBuffer>;
}
