import { fileURLToPath } from 'node:url';
import { listenError } from '../runtime/address-in-use.ts';
import type { Config } from '../runtime/config.ts';
import type { Logger } from '../runtime/log.ts';

/** The Discord that the bot connects to. `close` ends what was started for it. */
export interface Discord {
  readonly token: string;
  readonly apiUrl: string;
  readonly guildId?: string;
  /** The playground's page, when it is one. */
  readonly pageUrl?: string;
  close(): Promise<void>;
}

/**
 * The real Discord if there is a token, otherwise a playground that is started for the bot.
 * @throws {AddressInUseError}
 */
export async function findDiscord(config: Config, log: Logger): Promise<Discord> {
  const { token, apiUrl, guildId } = config.discord;
  if (token !== undefined) {
    return { token, apiUrl, ...(guildId === undefined ? {} : { guildId }), close: async () => {} };
  }
  const { startPlayground } = await import('../playground/playground.ts');
  const starting = startPlayground({
    port: config.playgroundPort,
    pageDirectory: fileURLToPath(new URL('page/', import.meta.url)),
    log: { info: (line) => log.debug(line), warn: (line) => log.warn(line) },
  });
  const playground = await starting.catch((error: unknown) => {
    throw listenError(error, config.playgroundPort, 'PLAYGROUND_PORT');
  });
  return {
    token: playground.token,
    apiUrl: playground.apiUrl,
    pageUrl: playground.url,
    close: () => playground.close(),
  };
}
