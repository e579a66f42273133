#!/usr/bin/env node
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { bundledWorkers } from '../archive/bundled-workers.ts';
import { openArchive } from '../archive/open-archive.ts';
import type { McpContext } from '../mcp/context.ts';
import { Turns } from '../mcp/turns.ts';
import { type Config, ConfigError, readConfig } from '../runtime/config.ts';
import { createLogger, errorFields } from '../runtime/log.ts';
import { reportFailure } from '../runtime/report-failure.ts';
import { type LiveKnowledgeBase, liveKnowledgeBase } from './live-knowledge-base.ts';

/** The port over HTTP when none is set. */
const DEFAULT_PORT = 8788;

/** A clean end waits so long for what is under way, and no longer. */
const STOP_LIMIT_MS = 5_000;

/** What is made for the first search is made before it, unless that comes sooner than this. */
const PREPARE_AFTER_MS = 500;

/** The knowledge base for language models, without the bot: on standard input and output, or with `--http` over HTTP. */
async function main(): Promise<void> {
  const { http } = readArguments();
  const config = readConfig();
  const { token } = config.mcp;
  // Standard output is the protocol's alone.
  const log = await createLogger(config.logLevel, process.stderr, token === undefined ? [] : [token]);
  const ending = new AbortController();
  const stop = (): void => {
    // A second signal means that the first takes too long.
    if (ending.signal.aborted) process.exit(1);
    ending.abort();
    setTimeout(() => process.exit(0), STOP_LIMIT_MS).unref();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);

  const serving = http ? import('../mcp/serve-http.ts') : import('../mcp/serve-stdio.ts');
  const { archive, whole, saved } = await openArchive({
    dataDirectory: config.dataDirectory,
    cacheDirectory: config.cacheDirectory,
    ...bundledWorkers(),
    log,
    signal: ending.signal,
  }).catch((error: unknown) => {
    // A start that was ended fails, as it should.
    if (ending.signal.aborted) process.exit(0);
    throw error;
  });
  const knowledgeBase = liveKnowledgeBase({ archive, whole }, log);
  process.on('unhandledRejection', (error) => {
    log.error({ error: errorFields(error) }, 'Unexpected error; the server goes on');
  });
  const context = { knowledgeBase: knowledgeBase.current, turns: new Turns(), log };
  const ended = serve(await serving, config, context, ending.signal);
  prepare(knowledgeBase).catch(fail);
  await ended;
  await Promise.all([knowledgeBase.complete, saved]);
  archive.text.close();
  process.exit(0);
}

/** After the first questions; whoever asks in the meantime is answered between the pieces. */
async function prepare(knowledgeBase: LiveKnowledgeBase): Promise<void> {
  await wait(PREPARE_AFTER_MS, undefined, { ref: false });
  await knowledgeBase.prepare();
}

type Serving = typeof import('../mcp/serve-http.ts') | typeof import('../mcp/serve-stdio.ts');

/** Settles when the client is gone, or the process is to end. */
async function serve(serving: Serving, config: Config, context: McpContext, signal: AbortSignal): Promise<void> {
  const { log } = context;
  const ready = (url?: string): void => log.info({ ms: Math.round(performance.now()), ...(url && { url }) }, 'Ready');
  if ('serveHttp' in serving) {
    const server = await serving.serveHttp({ ...config.mcp, port: config.mcp.port ?? DEFAULT_PORT }, context);
    ready(server.url);
    await aborted(signal);
    return server.close();
  }
  const server = serving.serveStdio(context);
  ready();
  await Promise.race([server.closed, aborted(signal)]);
  return server.close();
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function readArguments(): { readonly http: boolean } {
  try {
    const { values } = parseArgs({ options: { http: { type: 'boolean', default: false } } });
    return values;
  } catch (error) {
    throw new ConfigError(`${error instanceof Error ? error.message : error}. The only option is --http.`);
  }
}

process.on('uncaughtException', fail);
// There is nobody left to tell.
process.stderr.on('error', () => {});
main().catch(fail);

function fail(error: unknown): never {
  reportFailure(error);
  process.exit(1);
}
