import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { EpisodeSource } from '../corpus/open-corpus.ts';
import { mergeShards } from '../search/build/merge.ts';
import type { Shard } from '../search/build/shard.ts';
import type { IndexColumns } from '../search/columns.ts';
import { buildShard, type WorkerMessage } from './build-worker.ts';
import type { EpisodeBatch } from './episode-batch.ts';

/** Threads that wait for work, started before there is any, because a start takes as long as reading a few megabytes. */
export class BuildWorkers {
  readonly #workers: readonly Worker[];

  /** @param script The bundled build-worker; without one the build runs in this thread. */
  constructor(script: URL | undefined, count = Math.min(availableParallelism(), 8)) {
    this.#workers = script ? Array.from({ length: count }, () => new Worker(script)) : [];
  }

  /**
   * The index of all sources, in their order. Rejects with the error of a worker that fails.
   * @param keep Gets every batch of what was read, in any order.
   */
  async build(sources: readonly EpisodeSource[], keep: (batch: EpisodeBatch) => void): Promise<IndexColumns> {
    if (this.#workers.length === 0) return mergeShards([buildShard(sources, keep)]);
    const shares = divide(sources, this.#workers.length);
    try {
      return mergeShards(
        await Promise.all(this.#workers.map((worker, index) => run(worker, shares[index] ?? [], keep))),
      );
    } finally {
      await this.stop();
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

function run(worker: Worker, sources: readonly EpisodeSource[], keep: (batch: EpisodeBatch) => void): Promise<Shard> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`A worker that builds the index ended early (exit code ${code}).`)));
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'shard') resolve(message.shard);
      else {
        try {
          keep(message.batch);
        } catch (error) {
          reject(error);
        }
      }
    });
    worker.postMessage(sources);
  });
}

/** Runs of sources, as even as whole episodes allow: most of the time goes into transcripts, so those are counted. */
function divide(sources: readonly EpisodeSource[], shares: number): EpisodeSource[][] {
  const weigh = (source: EpisodeSource): number => (source.transcriptPath === undefined ? 1 : 20);
  const total = sources.reduce((sum, source) => sum + weigh(source), 0);
  const divided: EpisodeSource[][] = Array.from({ length: shares }, () => []);
  let weight = 0;
  for (const source of sources) {
    const share = Math.min(shares - 1, Math.floor((weight / total) * shares));
    divided[share]?.push(source);
    weight += weigh(source);
  }
  return divided;
}
