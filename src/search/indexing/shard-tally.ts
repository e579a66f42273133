import type { PostingColumns } from './invert.ts';
import type { StringColumn } from './string-column.ts';

/**
 * The counts that are needed to allocate an index for a run of documents. They have their own numbering: documents from
 * 0, terms in the order of their first occurrence. Workers transfer them, so they hold typed arrays only.
 */
export interface ShardCounts {
  readonly lists: ListTally;
  readonly words: WordTally;
  readonly documents: DocumentTally;
}

/** How long the lists are. */
export interface ListTally {
  readonly terms: StringColumn;
  /** The sizes of the lists, as `countLists` makes them. */
  readonly cells: Uint32Array<ArrayBuffer>;
  readonly documents: number;
  /** How many tokens the longest field has. */
  readonly longest: number;
}

/** The words, trimmed and without stop words; in parallel arrays their occurrences and terms. */
export interface WordTally {
  readonly words: StringColumn;
  readonly counts: Uint32Array<ArrayBuffer>;
  readonly terms: Uint32Array<ArrayBuffer>;
}

/** What the index keeps of each document. */
export interface DocumentTally {
  readonly references: Uint32Array<ArrayBuffer>;
  readonly lengths: Uint32Array<ArrayBuffer>;
  readonly tokens: Uint32Array<ArrayBuffer>;
  readonly anchorCounts: Uint32Array<ArrayBuffer>;
  readonly anchors: Uint32Array<ArrayBuffer>;
}

/**
 * Where a run of documents goes in the index: its lists' places in the cells of its tally, the common columns, and the
 * number of each of its words among the words of the same term, in step with its tally.
 */
export interface Placement {
  readonly cells: Uint32Array<ArrayBuffer>;
  readonly firstDocument: number;
  readonly target: PostingColumns;
  readonly forms: Uint8Array<ArrayBuffer>;
}
