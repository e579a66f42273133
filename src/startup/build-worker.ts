import { type MessagePort, parentPort, receiveMessageOnPort } from 'node:worker_threads';
import type { TranscriptFile } from '../corpus/layout.ts';
import type { EpisodeSource } from '../corpus/open-corpus.ts';
import { reusedMemory } from '../corpus/read-bytes.ts';
import type { TranscriptReader } from '../corpus/read-episode.ts';
import { readTranscript, type TranscriptFileText } from '../corpus/read-transcript.ts';
import { type MergedLists, mergeLists } from '../search/build/merge-lists.ts';
import { type MergedWords, mergeWords } from '../search/build/merge-words.ts';
import { type ListTally, type Placement, ShardBuilder, type Tally, type WordTally } from '../search/build/shard.ts';
import type { IndexColumns } from '../search/columns.ts';
import { FIELDS } from '../search/fields.ts';
import { learnMisheard, type MisheardColumns } from '../search/misheard/learn-misheard.ts';
import { BATCH_BYTES, type EpisodeBatch, EpisodeReader, type ReadingOptions } from './episode-batch.ts';
import { memoryOf } from './transfer.ts';

/**
 * What a worker is told: what it may read ahead; which episodes are its own; that a batch's memory is free again; when all
 * are counted, to merge something of what all workers have counted, and where its own postings go; then what to learn of.
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
 * What a worker says: batches of what it has read, how much there is to index, what it has merged, that all is in its place,
 * and what is misheard.
 */
export type WorkerMessage =
  | { readonly kind: 'batch'; readonly batch: EpisodeBatch }
  | { readonly kind: 'tally'; readonly tally: Tally }
  | { readonly kind: 'lists'; readonly lists: MergedLists }
  | { readonly kind: 'words'; readonly words: MergedWords }
  | { readonly kind: 'placed' }
  | { readonly kind: 'learnt'; readonly misheard: MisheardColumns };

/** Tokens of a usual episode, and some: room that is made at once need not grow, and what is not used is no memory. */
const EXPECTED_TOKENS = 5_600;

/** Reads some episodes and writes down their tokens, in this thread. */
export function readShard(sources: readonly EpisodeSource[], options: Omit<ReadingOptions, 'index'>): ShardBuilder {
  const builder = new ShardBuilder(sources.length * EXPECTED_TOKENS);
  const index: ReadingOptions['index'] = (id, fields) =>
    builder.add(
      id,
      FIELDS.map((field) => fields[field]),
    );
  new EpisodeReader({ ...options, index }).readAll(sources);
  return builder;
}

if (parentPort) obey(parentPort);

/** The worker's whole work. Nothing that it hands over is copied. */
function obey(port: MessagePort): void {
  const post = (message: WorkerMessage): void => port.postMessage(message, memoryOf(message));
  const ahead = new Map<string, TranscriptFileText>();
  const reused = reusedMemory();
  const spare: Uint8Array<ArrayBuffer>[] = [];
  let builder: ShardBuilder | undefined;

  const transcriptOf: TranscriptReader = (path, id) => {
    const read = ahead.get(path);
    ahead.delete(path);
    return read ?? readTranscript(path, id, reused);
  };
  const memory = (): Uint8Array<ArrayBuffer> => {
    for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) follow(next.message);
    return spare.pop() ?? new Uint8Array(BATCH_BYTES);
  };
  const follow = (order: WorkerOrder): void => {
    switch (order.kind) {
      case 'read ahead': {
        // Until the metadata are read, there is nothing else to do.
        let next: { message: WorkerOrder } | undefined;
        for (const { id, path } of order.transcripts) {
          next = receiveMessageOnPort(port);
          if (next) break;
          const read = readTranscript(path, id, reused);
          ahead.set(path, { ...read, text: new Uint8Array(read.text) });
        }
        if (next) follow(next.message);
        return;
      }
      case 'reuse':
        spare.push(order.memory);
        return;
      case 'read': {
        const keep = (batch: EpisodeBatch): void => post({ kind: 'batch', batch });
        builder = readShard(order.sources, { keep, transcriptOf, memory });
        ahead.clear();
        post({ kind: 'tally', tally: builder.tally() });
        return;
      }
      case 'merge lists':
        post({ kind: 'lists', lists: mergeLists(order.tallies) });
        return;
      case 'merge words':
        post({ kind: 'words', words: mergeWords(order.tallies) });
        return;
      case 'place':
        builder?.place(order.placement);
        builder = undefined;
        post({ kind: 'placed' });
        return;
      case 'learn':
        post({ kind: 'learnt', misheard: learnMisheard(order.columns) });
    }
  };
  port.on('message', follow);
}
