import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { TranscriptFile } from '../corpus/layout.ts';
import type { EpisodeSource } from '../corpus/open-corpus.ts';
import { type AsrConfusionColumns, learnAsrConfusions } from '../search/expansion/asr-confusions/learn-confusions.ts';
import type { IndexColumns } from '../search/index/columns.ts';
import { joinColumns, mergeShards, numberWords, placementsOf } from '../search/indexing/merge.ts';
import type { MergedLists } from '../search/indexing/merge-lists.ts';
import type { MergedWords } from '../search/indexing/merge-words.ts';
import type { ListTally, Placement, ShardCounts, WordTally } from '../search/indexing/shard-tally.ts';
import type { WorkerMessage, WorkerOrder } from './build-messages.ts';
import type { EpisodeBatch } from './episode-batch.ts';
import { readShard } from './read-shard.ts';
import { transferablesOf } from './transfer.ts';

/** Worker threads that build an index. They are started ahead, as a start takes as long as reading a few megabytes. */
export class BuildWorkers {
  readonly #workers: readonly Worker[];
  readonly #shards: readonly WorkerShard[];

  /** @param script The bundled build-worker; without one the build runs in this thread. */
  constructor(script: URL | undefined, count = Math.min(availableParallelism(), 8)) {
    this.#workers = script ? Array.from({ length: count }, () => new Worker(script)) : [];
    this.#shards = this.#workers.map((worker) => new WorkerShard(worker));
  }

  /** Lets the workers read the transcripts they will most likely be given, until {@link build} divides the work. */
  readAhead(transcripts: readonly TranscriptFile[]): void {
    const count = this.#shards.length;
    this.#shards.forEach((shard, which) => {
      const [from, to] = [which, which + 1].map((place) => Math.floor((place * transcripts.length) / count));
      shard.readAhead(transcripts.slice(from, to));
    });
  }

  /**
   * Builds the index of all sources, in their order. Rejects with the error of a worker that fails.
   * @param keep Called with every batch that was read, in any order. The memory of its text is reused afterwards.
   */
  async build(sources: readonly EpisodeSource[], keep: (batch: EpisodeBatch) => void): Promise<IndexColumns> {
    const [first] = this.#shards;
    if (first === undefined) return mergeShards([readShard(sources, { keep })]);
    const last = this.#shards.at(-1) ?? first;
    const shares = divide(sources, this.#shards.length);
    const tallies = await Promise.all(this.#shards.map((shard, which) => shard.read(shares[which] ?? [], keep)));
    // Merged in workers, where the code is already compiled.
    const [lists, words] = await Promise.all([
      first.mergeLists(tallies.map((tally) => tally.lists)),
      last.mergeWords(tallies.map((tally) => tally.words)),
    ]);
    const numbered = numberWords(lists, words);
    const placements = placementsOf(lists, words, numbered);
    await Promise.all(this.#shards.map((shard, which) => shard.place(placements[which] as Placement)));
    return joinColumns(
      tallies.map(({ documents }) => documents),
      lists,
      words,
      numbered,
    );
  }

  /** Learns ASR confusions in a worker, so that this thread can answer queries meanwhile. */
  async learn(columns: IndexColumns): Promise<AsrConfusionColumns> {
    const [shard] = this.#shards;
    return shard ? shard.learn(columns) : learnAsrConfusions(columns);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

/** The part of an index that one worker builds. Its promises reject when the worker fails or exits. */
class WorkerShard {
  readonly #worker: Worker;
  readonly #failure: Promise<never>;

  constructor(worker: Worker) {
    this.#worker = worker;
    this.#failure = new Promise((_, reject) => {
      worker.once('error', reject);
      worker.once('exit', (code) =>
        reject(new Error(`A worker that builds the index ended early (exit code ${code}).`)),
      );
    });
    // A pending request reports the failure. Without one, the worker was stopped on purpose.
    this.#failure.catch(() => {});
  }

  readAhead(transcripts: readonly TranscriptFile[]): void {
    this.#order({ kind: 'read ahead', transcripts });
  }

  read(sources: readonly EpisodeSource[], keep: (batch: EpisodeBatch) => void): Promise<ShardCounts> {
    return this.#ask<ShardCounts>({ kind: 'read', sources }, [], (message, resolve) => {
      if (message.kind === 'batch') {
        keep(message.batch);
        const memory = new Uint8Array(message.batch.text.buffer);
        this.#order({ kind: 'reuse', memory }, memory);
      }
      if (message.kind === 'tally') resolve(message.tally);
    });
  }

  mergeLists(tallies: readonly ListTally[]): Promise<MergedLists> {
    return this.#ask<MergedLists>({ kind: 'merge lists', tallies }, tallies, (message, resolve) => {
      if (message.kind === 'lists') resolve(message.lists);
    });
  }

  mergeWords(tallies: readonly WordTally[]): Promise<MergedWords> {
    return this.#ask<MergedWords>({ kind: 'merge words', tallies }, tallies, (message, resolve) => {
      if (message.kind === 'words') resolve(message.words);
    });
  }

  place(placement: Placement): Promise<void> {
    return this.#ask<void>({ kind: 'place', placement }, placement, (message, resolve) => {
      if (message.kind === 'placed') resolve();
    });
  }

  learn(columns: IndexColumns): Promise<AsrConfusionColumns> {
    return this.#ask<AsrConfusionColumns>({ kind: 'learn', columns }, [], (message, resolve) => {
      if (message.kind === 'learnt') resolve(message.asrConfusions);
    });
  }

  #ask<Answer>(
    order: WorkerOrder,
    given: unknown,
    hear: (message: WorkerMessage, resolve: (answer: Answer) => void) => void,
  ): Promise<Answer> {
    const answer = this.#hear(hear);
    this.#order(order, given);
    return answer;
  }

  /** @param given Typed arrays in it are transferred, not copied, and can no longer be used in this thread. */
  #order(order: WorkerOrder, given: unknown = []): void {
    this.#worker.postMessage(order, transferablesOf(given));
  }

  /** @param hear Called with every message of the worker from now on, until it resolves or throws. */
  #hear<Answer>(hear: (message: WorkerMessage, resolve: (answer: Answer) => void) => void): Promise<Answer> {
    let listen: (message: WorkerMessage) => void = () => {};
    const answer = new Promise<Answer>((resolve, reject) => {
      listen = (message) => {
        try {
          hear(message, resolve);
        } catch (error) {
          this.#worker.off('message', listen);
          reject(error);
        }
      };
      this.#worker.on('message', listen);
    });
    return Promise.race([answer, this.#failure]).finally(() => this.#worker.off('message', listen));
  }
}

/** Divides the sources into runs of about equal work. Transcripts weigh most, as they take most of the time. */
function divide(sources: readonly EpisodeSource[], shares: number): EpisodeSource[][] {
  const weigh = (source: EpisodeSource): number => (source.transcript === undefined ? 1 : 20);
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
