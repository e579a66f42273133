import { existsSync } from 'node:fs';
import type { Config } from './config.ts';
import { findDiscord } from './find-discord.ts';
import { createKnowledgeBase } from './knowledge-base.ts';
import type { Logger } from './log.ts';
import { openArchive } from './startup/open-archive.ts';

/** What runs, until it is closed. */
export interface Running {
  /** Settles when the bot cannot go on, with the reason. */
  readonly lost: Promise<Error>;
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
    findDiscord(config, log),
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

/** The worker lies beside this file in a build; from source there is none, and the index is built in this thread. */
function bundledWorker(): { workerScript?: URL } {
  const workerScript = new URL('build-worker.js', import.meta.url);
  return existsSync(workerScript) ? { workerScript } : {};
}
