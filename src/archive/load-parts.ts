import { Worker } from 'node:worker_threads';
import type { Footer } from './snapshot-format.ts';
import { checkText, readParts, type SnapshotParts, UnusableSnapshotError } from './snapshot-parts.ts';
import type { SnapshotMessage, SnapshotOrder } from './snapshot-worker.ts';

/** Reads the parts of a snapshot and checks every byte of it. Rejects when it is damaged. */
export type PartsLoader = (descriptor: number, footer: Footer) => Promise<SnapshotParts>;

/** Loads in this thread. */
export const loadHere: PartsLoader = async (descriptor, footer) => {
  const parts = readParts(descriptor, footer);
  checkText(descriptor, footer);
  return parts;
};

/**
 * Loads in a worker, while this thread loads libraries.
 * @param script The bundled snapshot-worker.
 */
export function loadInWorker(script: URL): PartsLoader {
  return async (descriptor, footer) => {
    const order: SnapshotOrder = { descriptor, footer };
    const worker = new Worker(script, { workerData: order });
    try {
      return await new Promise<SnapshotParts>((resolve, reject) => {
        let parts: SnapshotParts = new Map();
        worker.on('message', (message: SnapshotMessage) => {
          if (message.kind === 'parts') parts = message.parts;
          if (message.kind === 'whole') resolve(parts);
          if (message.kind === 'unusable') reject(new UnusableSnapshotError(message.reason));
        });
        worker.once('error', reject);
        worker.once('exit', (code) => reject(new Error(`the worker that reads it ended early (exit code ${code})`)));
      });
    } finally {
      // The caller closes the file, so nothing may read it from here on.
      await worker.terminate();
    }
  };
}
