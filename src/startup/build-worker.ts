import { parentPort } from 'node:worker_threads';
import type { EpisodeSource } from '../corpus/open-corpus.ts';
import { type Shard, ShardBuilder } from '../search/build/shard.ts';
import { FIELDS } from '../search/fields.ts';
import { type EpisodeBatch, EpisodeReader } from './episode-batch.ts';

/** What a worker says: batches of what it has read, then the index of it all. */
export type WorkerMessage =
  | { readonly kind: 'batch'; readonly batch: EpisodeBatch }
  | { readonly kind: 'shard'; readonly shard: Shard };

/** Reads and indexes some episodes, in this thread. */
export function buildShard(sources: readonly EpisodeSource[], keep: (batch: EpisodeBatch) => void): Shard {
  const builder = new ShardBuilder();
  const index: ConstructorParameters<typeof EpisodeReader>[0] = (id, fields) =>
    builder.add(
      id,
      FIELDS.map((field) => fields[field]),
    );
  new EpisodeReader(index, keep).readAll(sources);
  return builder.finish();
}

/** The worker's whole work: one list of sources comes in, batches and one shard go out without being copied. */
parentPort?.once('message', (sources: readonly EpisodeSource[]) => {
  const post = (message: WorkerMessage, buffers: ArrayBuffer[]): void => parentPort?.postMessage(message, buffers);
  const shard = buildShard(sources, (batch) => post({ kind: 'batch', batch }, [batch.text.buffer]));
  const buffers = Object.values(shard).flatMap((column) =>
    typeof column === 'object' && 'buffer' in column ? [column.buffer] : [],
  );
  post({ kind: 'shard', shard }, buffers);
});
