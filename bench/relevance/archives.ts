import type { Archive } from '../../src/knowledge/archive.ts';
import type { Logger } from '../../src/log.ts';
import { openArchive } from '../../src/startup/open-archive.ts';

/** Opens archives, from their snapshots where there are some. */
export class Archives {
  readonly #cacheDirectory: string;
  readonly #log: Logger;

  /** @param cacheDirectory Where the snapshots are. */
  constructor(cacheDirectory: string, log: Logger) {
    this.#cacheDirectory = cacheDirectory;
    this.#log = log;
  }

  /** The archive of a data directory. The caller closes its text. */
  async open(dataDirectory: string): Promise<Archive> {
    const { archive, saved } = await openArchive({
      dataDirectory,
      cacheDirectory: this.#cacheDirectory,
      workerScript: new URL('build-worker.js', import.meta.url),
      log: this.#log,
    });
    await saved;
    return archive;
  }

  /** Does something with the archive of a data directory, which is closed after it. */
  async use<T>(dataDirectory: string, work: (archive: Archive) => T): Promise<T> {
    const archive = await this.open(dataDirectory);
    try {
      return work(archive);
    } finally {
      archive.text.close();
    }
  }
}
