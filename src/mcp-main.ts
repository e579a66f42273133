#!/usr/bin/env node
import { readConfig } from './config.ts';
import { createKnowledgeBase } from './knowledge-base.ts';
import { createLogger, errorFields } from './log.ts';
import { serveStdio } from './mcp/serve-stdio.ts';
import { Turns } from './mcp/turns.ts';
import { reportFailure } from './report-failure.ts';
import { bundledWorker } from './startup/bundled-worker.ts';
import { openArchive } from './startup/open-archive.ts';

/** The knowledge base for language models, without the bot. Standard output is the protocol's alone; the log is on standard error. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = await createLogger(config.logLevel, process.stderr, []);
  const ending = new AbortController();
  let close = (): Promise<void> => Promise.resolve();
  const stop = (): void => {
    if (ending.signal.aborted) process.exit(1);
    ending.abort();
    close().catch(fail);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);

  const { archive, saved } = await openArchive({
    dataDirectory: config.dataDirectory,
    cacheDirectory: config.cacheDirectory,
    ...bundledWorker(),
    log,
    signal: ending.signal,
  });
  const knowledgeBase = createKnowledgeBase(archive);
  process.on('unhandledRejection', (error) =>
    log.error({ error: errorFields(error) }, 'Unexpected error; the server goes on'),
  );
  const server = serveStdio({ knowledgeBase: () => knowledgeBase, turns: new Turns(), log });
  close = server.close;
  log.info({ ms: Math.round(performance.now()) }, 'Ready');
  await server.closed;
  await saved;
  archive.text.close();
  process.exit(0);
}

process.on('uncaughtException', fail);
// There is nobody left to tell.
process.stderr.on('error', () => {});
main().catch(fail);

function fail(error: unknown): never {
  reportFailure(error);
  process.exit(1);
}
