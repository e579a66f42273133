import { statSync } from 'node:fs';
import { suggestQueries } from '../../commands/suggestions.ts';
import { snapshotPath } from '../../src/archive/archive-snapshot.ts';
import { bundledWorkers } from '../../src/archive/bundled-workers.ts';
import { openArchive } from '../../src/archive/open-archive.ts';
import { createKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { createLogger } from '../../src/runtime/log.ts';
import { type Engine, type EngineFiles, TOP } from './engine.ts';

/** The product's engine, opened as the bot opens it: from its snapshot if there is one, otherwise built. */
export async function startOurs({ dataDirectory, workDirectory }: EngineFiles): Promise<Engine> {
  const started = performance.now();
  const log = await createLogger('silent', process.stdout, []);
  const opened = await openArchive({ dataDirectory, cacheDirectory: workDirectory, ...bundledWorkers(), log });
  let knowledgeBase = createKnowledgeBase(opened.archive);
  const buildMs = performance.now() - started;
  const { columns, textPlaces } = opened.archive;
  return {
    buildMs,
    search: (text) => {
      const { hits } = knowledgeBase.search({ text, offset: 0, limit: TOP });
      return { hits: hits.length, excerpts: hits.filter(({ excerpt }) => excerpt).length };
    },
    suggest: (typed) => {
      suggestQueries(typed, knowledgeBase);
    },
    size: () => ({
      memory: Object.values(columns).reduce((sum, { byteLength }) => sum + byteLength, 0),
      disk: statSync(snapshotPath(workDirectory, dataDirectory)).size,
      text: textPlaces.reduce((end, place) => Math.max(end, place), 0),
    }),
    settle: async () => {
      await opened.saved;
      knowledgeBase = createKnowledgeBase(await opened.whole);
      knowledgeBase.prepare();
    },
  };
}
