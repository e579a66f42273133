import type { Archive } from '../../src/archive/archive.ts';
import { type OpenOptions, openArchive } from '../../src/archive/open-archive.ts';

/** Opens archives, from their snapshots if there are any. */
export class Archives {
  readonly #options: Omit<OpenOptions, 'dataDirectory'>;

  constructor(options: Omit<OpenOptions, 'dataDirectory'>) {
    this.#options = options;
  }

  /** Opens the archive of a data directory. The caller closes its text. */
  async open(dataDirectory: string): Promise<Archive> {
    const { whole, saved } = await openArchive({ ...this.#options, dataDirectory });
    await saved;
    return whole;
  }

  /** Opens the archive of a data directory for `work`, and closes it afterwards. */
  async use<T>(dataDirectory: string, work: (archive: Archive) => T): Promise<T> {
    const archive = await this.open(dataDirectory);
    try {
      return work(archive);
    } finally {
      archive.text.close();
    }
  }
}
