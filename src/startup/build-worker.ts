import { parentPort } from 'node:worker_threads';
import type { EpisodeSource } from '../corpus/open-corpus.ts';
import { type Placement, ShardBuilder, type Tally, type WordTally } from '../search/build/shard.ts';
import type { IndexColumns } from '../search/columns.ts';
import { FIELDS } from '../search/fields.ts';
import { learnMisheard, type MisheardColumns } from '../search/misheard/learn-misheard.ts';
import { type EpisodeBatch, EpisodeReader } from './episode-batch.ts';

/** What a worker is told: which episodes are its own; when all are counted, where their postings go; then what to learn of. */
export type WorkerOrder =
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
export function readShard(sources: readonly EpisodeSource[], keep: (batch: EpisodeBatch) => void): ShardBuilder {
  const builder = new ShardBuilder(sources.length * EXPECTED_TOKENS);
  const index: ConstructorParameters<typeof EpisodeReader>[0] = (id, fields) =>
    builder.add(
      id,
      FIELDS.map((field) => fields[field]),
    );
  new EpisodeReader(index, keep).readAll(sources);
  return builder;
}

let builder: ShardBuilder | undefined;
/** The worker's whole work. Nothing that it hands over is copied. */
parentPort?.on('message', (order: WorkerOrder) => {
  const post = (message: WorkerMessage, buffers: ArrayBuffer[] = []): void => parentPort?.postMessage(message, buffers);
  if (order.kind === 'read') {
    builder = readShard(order.sources, (batch) => post({ kind: 'batch', batch }, [batch.text.buffer]));
    const tally = builder.tally();
    const buffers = Object.values(tally).flatMap((column) =>
      typeof column === 'object' && 'buffer' in column ? [column.buffer] : [],
    );
    post({ kind: 'tally', tally }, buffers);
    // Meanwhile the main thread makes out where everything goes.
    const words = builder.words();
    post({ kind: 'words', words }, [words.counts.buffer, words.terms.buffer]);
  } else if (order.kind === 'place') {
    builder?.place(order.placement);
    builder = undefined;
    post({ kind: 'placed' });
  } else {
    post({ kind: 'learnt', misheard: learnMisheard(order.columns) });
  }
});
