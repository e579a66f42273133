import { existsSync } from 'node:fs';

/** The worker lies beside this file in a build; from source there is none, and the index is built in this thread. */
export function bundledWorker(): { workerScript?: URL } {
  const workerScript = new URL('build-worker.js', import.meta.url);
  return existsSync(workerScript) ? { workerScript } : {};
}
