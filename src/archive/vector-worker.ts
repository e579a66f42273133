import { parentPort, workerData } from 'node:worker_threads';
import type { IndexColumns } from '../search/index/columns.ts';
import { learnVectors } from '../search/vectors/learn-vectors.ts';
import { transferablesOf } from './transfer.ts';

/** Learns the vectors of an index in a thread of its own: `workerData` is the index's columns, the one message its vectors. */
if (parentPort) {
  // The main thread of this build starts the worker, so the type is the compiler's promise.
  const vectors = learnVectors(workerData as IndexColumns);
  parentPort.postMessage(vectors, transferablesOf(vectors));
}
