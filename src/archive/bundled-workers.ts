import { existsSync } from 'node:fs';

/** The scripts of the worker threads. */
export interface WorkerScripts {
  /** Builds an index. */
  readonly build: URL;
  /** Reads a snapshot. */
  readonly snapshot: URL;
  /** Learns vectors. */
  readonly vectors: URL;
}

/** The scripts beside this file in a build. When run from source there are none, and one thread does everything. */
export function bundledWorkers(): { workers?: WorkerScripts } {
  const build = new URL('build-worker.js', import.meta.url);
  const snapshot = new URL('snapshot-worker.js', import.meta.url);
  const vectors = new URL('vector-worker.js', import.meta.url);
  return [build, snapshot, vectors].every((script) => existsSync(script))
    ? { workers: { build, snapshot, vectors } }
    : {};
}
