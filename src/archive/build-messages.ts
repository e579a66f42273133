import type { TranscriptFile } from '../corpus/layout.ts';
import type { EpisodeSource } from '../corpus/open-corpus.ts';
import type { AsrConfusionColumns } from '../search/expansion/asr-confusions/learn-confusions.ts';
import type { IndexColumns } from '../search/index/columns.ts';
import type { MergedLists } from '../search/indexing/merge-lists.ts';
import type { MergedWords } from '../search/indexing/merge-words.ts';
import type { ListTally, Placement, ShardCounts, WordTally } from '../search/indexing/shard-tally.ts';
import type { EpisodeBatch } from './episode-batch.ts';

/**
 * Messages to a worker, in the order of a build: transcripts to read ahead, the episodes to read, memory of a batch to
 * reuse, counts of all workers to merge, where to place its own postings, and at last the columns to learn from.
 */
export type WorkerOrder =
  | { readonly kind: 'read ahead'; readonly transcripts: readonly TranscriptFile[] }
  | { readonly kind: 'read'; readonly sources: readonly EpisodeSource[] }
  | { readonly kind: 'reuse'; readonly memory: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'merge lists'; readonly tallies: readonly ListTally[] }
  | { readonly kind: 'merge words'; readonly tallies: readonly WordTally[] }
  | { readonly kind: 'place'; readonly placement: Placement }
  | { readonly kind: 'learn'; readonly columns: IndexColumns };

/**
 * Messages from a worker: batches of episodes, its counts, what it has merged, that its postings are placed, and the ASR
 * confusions.
 */
export type WorkerMessage =
  | { readonly kind: 'batch'; readonly batch: EpisodeBatch }
  | { readonly kind: 'tally'; readonly tally: ShardCounts }
  | { readonly kind: 'lists'; readonly lists: MergedLists }
  | { readonly kind: 'words'; readonly words: MergedWords }
  | { readonly kind: 'placed' }
  | { readonly kind: 'learnt'; readonly asrConfusions: AsrConfusionColumns };
