import { parentPort, workerData } from 'node:worker_threads';
import type { IndexColumns } from '../search/index/columns.ts';
import { learnVectors } from '../search/vectors/learn-vectors.ts';
import { readWordNet } from './read-wordnet.ts';
import { transferablesOf } from './transfer.ts';

/** What the vectors are learnt from. */
export interface VectorOrder {
  readonly columns: IndexColumns;
  /** The folder of WordNet's files; undefined where it is not installed. */
  readonly wordNet: string | undefined;
}

/**
 * Worker thread: learns the vectors of an index. `workerData` is a {@link VectorOrder}; the only message is the vectors.
 */
if (parentPort) {
  // open-vectors.ts of the same build starts this worker, so the type is known.
  const { columns, wordNet } = workerData as VectorOrder;
  const vectors = learnVectors(columns, wordNet === undefined ? {} : { wordNet: () => readWordNet(wordNet) });
  parentPort.postMessage(vectors, transferablesOf(vectors));
}
