#!/usr/bin/env node

import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { bundledWorkers } from '../archive/bundled-workers.ts';
import { type OpenedArchive, openArchive } from '../archive/open-archive.ts';
import type { McpContext } from '../mcp/context.ts';
import { NotServingError } from '../mcp/errors.ts';
import { type Config, ConfigError, readConfig } from '../runtime/config.ts';
import { createLogger, errorFields, type Logger } from '../runtime/log.ts';
import { reportFailure } from '../runtime/report-failure.ts';
import { Shutdown } from '../runtime/shutdown.ts';
import { errorMessage } from '../util/error-text.ts';
import { Turns } from '../util/turns.ts';
import { type LiveKnowledgeBase, liveKnowledgeBase } from './live-knowledge-base.ts';

/** The port over HTTP when none is set. */
const DEFAULT_PORT = 8788;

/** Prepares for the first search after this time, so that a client that asks at once does not wait for it. */
const PREPARE_AFTER_MS = 500;

/** A transport that is served. */
interface Serving {
  /** Absent for standard input and output. */
  readonly url?: string;
  /** Settles when the client is gone. */
  readonly closed?: Promise<void>;
  /** Finishes what is under way. */
  close(): Promise<void>;
}

/**
 * Serves the knowledge base to language models, without the bot: on standard input and output, or over HTTP with
 * `--http`. Clients can connect while the index is still being opened; what they ask of it waits.
 */
async function main(): Promise<void> {
  const { http } = readArguments();
  const config = readConfig();
  // Standard output is the protocol's alone.
  const log = await createLogger(config.logLevel, process.stderr, config.secrets);
  const shutdown = new Shutdown();
  shutdown.onSignals(() => shutdown.begin(0));
  process.on('unhandledRejection', (error) => {
    log.error({ error: errorFields(error) }, 'Unexpected error; the server goes on');
  });

  const opening = open(config, log, shutdown.signal);
  const { knowledgeBase, opened } = waitable(opening, http);
  const serving = await serve(http, config, { knowledgeBase, turns: new Turns(), log }).catch(
    async (error: unknown) => {
      shutdown.begin(1);
      await opening.catch(() => {});
      throw error;
    },
  );
  try {
    const { archive, saved, live } = await opening;
    await opened;
    log.info({ ms: Math.round(performance.now()), ...(serving.url && { url: serving.url }) }, 'Ready');
    prepare(live).catch(fail);
    await Promise.race([serving.closed, aborted(shutdown.signal)].filter((end) => end !== undefined));
    shutdown.begin(0);
    await serving.close();
    await Promise.all([live.complete, saved]);
    archive.text.close();
  } catch (error) {
    await serving.close();
    // A start that is stopped fails, as it should.
    if (!shutdown.signal.aborted) throw error;
  }
  process.exit(0);
}

interface Opened extends OpenedArchive {
  readonly live: LiveKnowledgeBase;
}

async function open(config: Config, log: Logger, signal: AbortSignal): Promise<Opened> {
  const opened = await openArchive({
    dataDirectory: config.dataDirectory,
    cacheDirectory: config.cacheDirectory,
    ...bundledWorkers(),
    log,
    signal,
  });
  return { ...opened, live: liveKnowledgeBase(opened, log) };
}

/** The knowledge base as tools get it: a promise of it until it is open. */
function waitable(
  opening: Promise<Opened>,
  http: boolean,
): { readonly knowledgeBase: McpContext['knowledgeBase']; readonly opened: Promise<unknown> } {
  let live: LiveKnowledgeBase | undefined;
  const opened = opening.then(
    (all) => {
      ({ live } = all);
      return live.current();
    },
    (error: unknown) => {
      // Paths of this machine are told to its own user alone.
      const reason = http || !(error instanceof Error) ? 'the reason is in its log' : error.message;
      throw new NotServingError(`This server cannot open its index and stops: ${reason}`);
    },
  );
  // Nobody may be waiting.
  opened.catch(() => {});
  return { knowledgeBase: () => live?.current() ?? opened, opened };
}

/** Prepares for searches in steps, between which clients are answered. */
async function prepare(live: LiveKnowledgeBase): Promise<void> {
  await wait(PREPARE_AFTER_MS, undefined, { ref: false });
  await live.prepare();
}

async function serve(http: boolean, config: Config, context: McpContext): Promise<Serving> {
  if (http) {
    const { serveHttp } = await import('../mcp/serve-http.ts');
    return serveHttp({ ...config.mcp, port: config.mcp.port ?? DEFAULT_PORT }, context);
  }
  const { serveStdio } = await import('../mcp/serve-stdio.ts');
  return serveStdio(context);
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
    throw new ConfigError(`${errorMessage(error)}. The only option is --http.`);
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
