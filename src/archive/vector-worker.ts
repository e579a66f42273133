import { parentPort, workerData } from 'node:worker_threads';
import type { IndexColumns } from '../search/index/columns.ts';
import { learnVectors } from '../search/vectors/learn-vectors.ts';
import { readWordNet } from './read-wordnet.ts';
import { transferablesOf } from './transfer.ts';

/**
 * Worker thread: learns the vectors of an index. `workerData` is the index's columns; the only message is the vectors.
 */
if (parentPort) {
  // open-vectors.ts of the same build starts this worker, so the type is known.
  const vectors = learnVectors(workerData as IndexColumns, { wordNet: readWordNet });
  parentPort.postMessage(vectors, transferablesOf(vectors));
}
