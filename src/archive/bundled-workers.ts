import { existsSync } from 'node:fs';

/** The scripts of the threads that help with a start. */
export interface WorkerScripts {
  /** Builds an index. */
  readonly build: URL;
  /** Reads a snapshot. */
  readonly snapshot: URL;
}

/** They lie beside this file in a build; from source there are none, and all is done in this thread. */
export function bundledWorkers(): { workers?: WorkerScripts } {
  const build = new URL('build-worker.js', import.meta.url);
  const snapshot = new URL('snapshot-worker.js', import.meta.url);
  return existsSync(build) && existsSync(snapshot) ? { workers: { build, snapshot } } : {};
}
