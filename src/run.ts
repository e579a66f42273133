import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Config } from './config.ts';
import { createKnowledgeBase } from './knowledge-base.ts';
import type { Logger } from './log.ts';
import { openArchive } from './startup/open-archive.ts';

/** What runs, until it is closed. */
export interface Running {
  /** Settles when the bot cannot go on, with the reason. */
  readonly lost: Promise<Error>;
  close(): Promise<void>;
}

/** Where a bot connects to, and what has to be shut after it. */
interface Discord {
  readonly token: string;
  readonly apiUrl: string;
  readonly guildId?: string;
  /** The playground's page, when it is one. */
  readonly pageUrl?: string;
  close(): Promise<void>;
}

/**
 * Starts the product: the knowledge base, and a bot in the real Discord or, without a token, in a playground.
 * @param signal Ends a start that is under way.
 * @throws {LoginError} when Discord refuses the bot.
 * @throws {UnusableCorpusError} when there is nothing to serve.
 */
export async function run(config: Config, log: Logger, signal: AbortSignal): Promise<Running> {
  // The libraries of the bot are read while the index is.
  const opening = openArchive({
    dataDirectory: config.dataDirectory,
    cacheDirectory: config.cacheDirectory,
    ...bundledWorker(),
    log,
    signal,
  });
  const [{ archive, saved }, { startBot }, discord] = await Promise.all([
    opening,
    import('./discord/client.ts'),
    joinOrMake(config, log),
  ]);
  const knowledgeBase = createKnowledgeBase(archive);
  const bot = startBot({
    token: discord.token,
    apiUrl: discord.apiUrl,
    ...(discord.guildId === undefined ? {} : { guildId: discord.guildId }),
    knowledgeBase: () => knowledgeBase,
    logger: log,
  });
  try {
    await bot.ready;
  } catch (error) {
    await discord.close();
    throw error;
  }
  log.info({ ms: Math.round(performance.now()) }, 'Ready');
  if (discord.pageUrl !== undefined) process.stdout.write(`${discord.pageUrl}\n`);
  setImmediate(() => knowledgeBase.prepare());
  return {
    lost: bot.lost,
    close: async () => {
      await bot.close();
      await discord.close();
      await saved;
      archive.text.close();
    },
  };
}

/** The playground's port is taken; the message says what to do. */
export class AddressInUseError extends Error {
  override readonly name = 'AddressInUseError';

  constructor(port: number) {
    super(`Port ${port} is taken. Set PLAYGROUND_PORT to another one, or to 0 for any that is free.`);
  }
}

function isAddressInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

async function joinOrMake(config: Config, log: Logger): Promise<Discord> {
  const { token, apiUrl, guildId } = config.discord;
  if (token !== undefined) {
    return { token, apiUrl, ...(guildId === undefined ? {} : { guildId }), close: async () => {} };
  }
  const { startPlayground } = await import('./playground/playground.ts');
  const starting = startPlayground({
    port: config.playgroundPort,
    pageDirectory: fileURLToPath(new URL('page/', import.meta.url)),
    log: { info: (line) => log.debug(line), warn: (line) => log.warn(line) },
  });
  const playground = await starting.catch((error: unknown) => {
    throw isAddressInUse(error) ? new AddressInUseError(config.playgroundPort) : error;
  });
  return {
    token: playground.token,
    apiUrl: playground.apiUrl,
    pageUrl: playground.url,
    close: () => playground.close(),
  };
}

/** The worker lies beside this file in a build; from source there is none, and the index is built in this thread. */
function bundledWorker(): { workerScript?: URL } {
  const workerScript = new URL('build-worker.js', import.meta.url);
  return existsSync(workerScript) ? { workerScript } : {};
}
