import { bundledWorkers } from '../archive/bundled-workers.ts';
import { openArchive } from '../archive/open-archive.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { HttpServer } from '../mcp/serve-http.ts';
import type { Config } from '../runtime/config.ts';
import { errorFields, type Logger } from '../runtime/log.ts';
import { findDiscord } from './find-discord.ts';
import { liveKnowledgeBase } from './live-knowledge-base.ts';

/** What runs, until it is closed. */
export interface Running {
  /** Settles when the bot cannot go on, with the reason. */
  readonly lost: Promise<Error>;
  close(): Promise<void>;
}

/**
 * Starts the product: the knowledge base, and a bot in the real Discord or, without a token, in a playground.
 * @param signal Aborts the start.
 * @throws {LoginError} when Discord refuses the bot.
 * @throws {UnusableCorpusError} when there is nothing to serve.
 */
export async function run(config: Config, log: Logger, signal: AbortSignal): Promise<Running> {
  signal.throwIfAborted();
  const { archive, withConfusions, whole, saved, startBot, commands, clips, discord } = await gather(
    config,
    log,
    signal,
  );
  const knowledgeBase = liveKnowledgeBase({ archive, withConfusions, whole }, log);
  const mcp = await serveModels(config, knowledgeBase.current, log).catch(async (error: unknown) => {
    await discord.close();
    await saved;
    throw error;
  });
  const bot = startBot({
    clips,
    token: discord.token,
    apiUrl: discord.apiUrl,
    ...(discord.guildId === undefined ? {} : { guildId: discord.guildId }),
    commands,
    knowledgeBase: knowledgeBase.current,
    logger: log,
  });
  try {
    await Promise.race([bot.ready, rejection(signal)]);
  } catch (error) {
    await Promise.all([bot.drain(), mcp?.close()]);
    await bot.close();
    await discord.close();
    // The next try, with a better token, should not have to build the index again.
    await saved;
    throw error;
  }
  log.info({ ms: Math.round(performance.now()) }, 'Ready');
  if (discord.pageUrl !== undefined) process.stdout.write(`${discord.pageUrl}\n`);
  const prepared = knowledgeBase.prepare();
  return {
    lost: bot.lost,
    close: async () => {
      // Both front ends drain at the same time, while everything they need is still open.
      await Promise.all([bot.drain(), mcp?.close()]);
      await bot.close();
      await discord.close();
      await Promise.all([prepared, knowledgeBase.complete, saved]);
      archive.text.close();
    },
  };
}

/** Serves language models in this process too, if a port is set for them. */
async function serveModels(
  { mcp: { port, ...config } }: Config,
  knowledgeBase: () => KnowledgeBase,
  log: Logger,
): Promise<HttpServer | undefined> {
  if (port === undefined) return undefined;
  const [{ serveHttp }, { Turns }] = await Promise.all([import('../mcp/serve-http.ts'), import('../util/turns.ts')]);
  const server = await serveHttp({ ...config, port }, { knowledgeBase, turns: new Turns(), log });
  log.info({ url: server.url }, 'Serving MCP');
  return server;
}

/** Prepares everything the bot needs to log in, concurrently. If any of it fails, the rest is ended. */
async function gather(config: Config, log: Logger, signal: AbortSignal) {
  const failing = new AbortController();
  const opening = openArchive({
    dataDirectory: config.dataDirectory,
    cacheDirectory: config.cacheDirectory,
    ...bundledWorkers(),
    log,
    signal: AbortSignal.any([signal, failing.signal]),
  });
  const finding = findDiscord(config, log);
  try {
    // The libraries of the bot are read while the index is.
    const [opened, { startBot }, { commands }, { Clips }, discord] = await Promise.all([
      opening,
      import('../discord/client.ts'),
      import('../../commands/index.ts'),
      import('../audio/clips.ts'),
      finding,
    ]);
    const { audio, cacheDirectory } = config;
    const onCacheError = (error: unknown): void => log.warn({ error: errorFields(error) }, 'A clip could not be kept');
    const clips = audio.clips ? new Clips({ cacheDirectory, onCacheError, testServer: audio.testServer }) : undefined;
    return { ...opened, startBot, commands, clips, discord };
  } catch (error) {
    failing.abort();
    await Promise.allSettled([opening.then(({ saved }) => saved), finding.then((discord) => discord.close())]);
    throw error;
  }
}

/** Never resolves, and rejects when the signal says that it is over. */
function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
