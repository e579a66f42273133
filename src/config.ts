import { config as readEnvFile } from 'dotenv';
import * as z from 'zod';

/** An empty line in a `.env` file means the same as none. */
const text = z.preprocess((value) => (value === '' ? undefined : value), z.string().trim().optional());

const snowflake = text.refine(
  (value) => value === undefined || /^\d{17,20}$/.test(value),
  'must be an id of 17 to 20 digits',
);

const apiUrl = z.preprocess(
  (value) => (value === '' ? undefined : value),
  z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).default('https://discord.com/api'),
);

const port = z.preprocess(
  (value) => (value === '' ? undefined : value),
  z.coerce
    .number('must be a number')
    .int()
    .min(0, 'must be 0 to 65535')
    .max(65_535, 'must be 0 to 65535')
    .default(8787),
);

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const logLevel = z.preprocess(
  (value) => (value === '' ? undefined : value),
  z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
);

const environment = z.object({
  DISCORD_TOKEN: text,
  DISCORD_API_URL: apiUrl,
  DISCORD_GUILD_ID: snowflake,
  DATA_DIR: text.transform((value) => value ?? 'data'),
  CACHE_DIR: text.transform((value) => value ?? '.cache'),
  PLAYGROUND_PORT: port,
  LOG_LEVEL: logLevel,
});

export interface Config {
  readonly discord: {
    /** Absent: the playground is started instead. */
    readonly token?: string;
    readonly apiUrl: string;
    /** Commands are registered in this server instead of everywhere. */
    readonly guildId?: string;
  };
  readonly dataDirectory: string;
  readonly cacheDirectory: string;
  /** 0 takes any free one. */
  readonly playgroundPort: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** A setting that cannot be used; the message names it and says what it must be. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * The settings, from the environment and a `.env` file in the working directory; real variables win.
 * @throws {ConfigError}
 */
export function readConfig(variables: NodeJS.ProcessEnv = process.env): Config {
  const file = readEnvFile({ quiet: true, processEnv: {} }).parsed ?? {};
  const parsed = environment.safeParse({ ...file, ...variables });
  if (!parsed.success) {
    const reasons = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    throw new ConfigError(`Check the settings: ${reasons.join('; ')}.`);
  }
  const { data } = parsed;
  return {
    discord: {
      apiUrl: data.DISCORD_API_URL.replace(/\/+$/, ''),
      ...(data.DISCORD_TOKEN === undefined ? {} : { token: data.DISCORD_TOKEN }),
      ...(data.DISCORD_GUILD_ID === undefined ? {} : { guildId: data.DISCORD_GUILD_ID }),
    },
    dataDirectory: data.DATA_DIR,
    cacheDirectory: data.CACHE_DIR,
    playgroundPort: data.PLAYGROUND_PORT,
    logLevel: data.LOG_LEVEL,
  };
}
