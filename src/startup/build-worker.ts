import { type MessagePort, parentPort, receiveMessageOnPort } from 'node:worker_threads';
import type { TranscriptFile } from '../corpus/layout.ts';
import type { EpisodeSource } from '../corpus/open-corpus.ts';
import { readTranscript, type TranscriptFileText } from '../corpus/read-transcript.ts';
import { type Placement, ShardBuilder, type Tally, type WordTally } from '../search/build/shard.ts';
import type { IndexColumns } from '../search/columns.ts';
import { FIELDS } from '../search/fields.ts';
import { learnMisheard, type MisheardColumns } from '../search/misheard/learn-misheard.ts';
import { type EpisodeBatch, EpisodeReader } from './episode-batch.ts';

/** What a worker is told: what it may read ahead; which episodes are its own; when all are counted, where their postings go; then what to learn of. */
export type WorkerOrder =
  | { readonly kind: 'read ahead'; readonly transcripts: readonly TranscriptFile[] }
  | { readonly kind: 'read'; readonly sources: readonly EpisodeSource[] }
  | { readonly kind: 'place'; readonly placement: Placement }
  | { readonly kind: 'learn'; readonly columns: IndexColumns };

/**
 * What a worker says: batches of what it has read, how much there is to index, its words, that all is in its place, and
 * what is misheard.
 */
export type WorkerMessage =
  | { readonly kind: 'batch'; readonly batch: EpisodeBatch }
  | { readonly kind: 'tally'; readonly tally: Tally }
  | { readonly kind: 'words'; readonly words: WordTally }
  | { readonly kind: 'placed' }
  | { readonly kind: 'learnt'; readonly misheard: MisheardColumns };

/** Tokens of a usual episode, and some: room that is made at once need not grow, and what is not used is no memory. */
const EXPECTED_TOKENS = 5_600;

/** Reads some episodes and writes down their tokens, in this thread. */
export function readShard(
  sources: readonly EpisodeSource[],
  keep: (batch: EpisodeBatch) => void,
  transcriptOf = readTranscript,
): ShardBuilder {
  const builder = new ShardBuilder(sources.length * EXPECTED_TOKENS);
  const index: ConstructorParameters<typeof EpisodeReader>[0] = (id, fields) =>
    builder.add(
      id,
      FIELDS.map((field) => fields[field]),
    );
  new EpisodeReader(index, keep, transcriptOf).readAll(sources);
  return builder;
}

if (parentPort) obey(parentPort);

/** The worker's whole work. Nothing that it hands over is copied. */
function obey(port: MessagePort): void {
  const post = (message: WorkerMessage, buffers: ArrayBuffer[] = []): void => port.postMessage(message, buffers);
  const ahead = new Map<string, TranscriptFileText>();
  let builder: ShardBuilder | undefined;
  const follow = (order: WorkerOrder): void => {
    switch (order.kind) {
      case 'read ahead': {
        // Until the metadata are read, there is nothing else to do.
        let next: { message: WorkerOrder } | undefined;
        for (const { id, path } of order.transcripts) {
          next = receiveMessageOnPort(port);
          if (next) break;
          ahead.set(path, readTranscript(path, id));
        }
        if (next) follow(next.message);
        return;
      }
      case 'read': {
        const transcriptOf = (path: string, id: number): TranscriptFileText => {
          const read = ahead.get(path);
          ahead.delete(path);
          return read ?? readTranscript(path, id);
        };
        builder = readShard(
          order.sources,
          (batch) => post({ kind: 'batch', batch }, [batch.text.buffer]),
          transcriptOf,
        );
        ahead.clear();
        const tally = builder.tally();
        const buffers = Object.values(tally).flatMap((column) =>
          typeof column === 'object' && 'buffer' in column ? [column.buffer] : [],
        );
        post({ kind: 'tally', tally }, buffers);
        // Meanwhile the main thread makes out where everything goes.
        const words = builder.words();
        post({ kind: 'words', words }, [words.counts.buffer, words.terms.buffer]);
        return;
      }
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
