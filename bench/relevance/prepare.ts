import path from 'node:path';
import { bundledWorkers } from '../../src/archive/bundled-workers.ts';
import type { Episode } from '../../src/corpus/model.ts';
import { readConfig } from '../../src/runtime/config.ts';
import { createLogger } from '../../src/runtime/log.ts';
import { Archives } from './archives.ts';
import { corpusOf } from './corpus.ts';
import { readHalfRemembered } from './half-remembered.ts';
import type { ArchiveName, Question } from './question.ts';
import { makeQuestions } from './questions.ts';
import { workDirectory, writeVariants } from './variants.ts';

/** The questions, and the archives to ask. */
export interface Prepared {
  readonly archives: Archives;
  /** The data directory of each archive. */
  readonly directories: ReadonlyMap<ArchiveName, string>;
  readonly questions: readonly Question[];
  readonly episodes: readonly Episode[];
}

/**
 * Makes the questions over DATA_DIR, and the data directories to ask, in CACHE_DIR.
 * @param written The files of hand-written questions. One that does not exist adds nothing.
 */
export async function prepare(...written: readonly string[]): Promise<Prepared> {
  const config = readConfig();
  const dataDirectory = path.resolve(config.dataDirectory);
  const work = workDirectory(config.cacheDirectory, dataDirectory);
  const archives = new Archives({
    cacheDirectory: work,
    ...bundledWorkers(),
    log: await createLogger('silent', process.stdout, []),
  });
  return archives.use(dataDirectory, (archive) => {
    const corpus = corpusOf(archive);
    const { questions, sourced } = makeQuestions(
      corpus,
      written.flatMap((file) => readHalfRemembered(file) ?? []),
    );
    const directories = writeVariants(dataDirectory, work, corpus, sourced);
    return { archives, directories, questions, episodes: corpus.episodes };
  });
}
