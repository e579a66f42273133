import { config as readEnvFile } from 'dotenv';
import * as z from 'zod';

/** An empty line in a `.env` file means the same as none. */
const text = z.preprocess(orNothing, z.string().optional());

/** What a header can carry. The message does not repeat it: it is a secret. */
const token = text
  .transform((value) => value?.replace(/^Bot\s+/i, ''))
  .refine((value) => value === undefined || /^[\x21-\x7e]+$/.test(value), 'must be the token as Discord shows it');

const snowflake = text.refine(
  (value) => value === undefined || /^\d{17,20}$/.test(value),
  'must be an id of 17 to 20 digits',
);

const apiUrl = z.preprocess(
  orNothing,
  z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).default('https://discord.com/api'),
);

const port = z.preprocess(
  orNothing,
  z.coerce
    .number('must be a number')
    .int()
    .min(0, 'must be 0 to 65535')
    .max(65_535, 'must be 0 to 65535')
    .default(8787),
);

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const logLevel = z.preprocess(orNothing, z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'));

const environment = z.object({
  DISCORD_TOKEN: token,
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
  const parsed = environment.safeParse({ ...envFile(), ...variables });
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

function envFile(): Record<string, string> {
  const { parsed = {}, error } = readEnvFile({ quiet: true, processEnv: {} });
  if (error && error.code !== 'ENOENT') throw new ConfigError(`The file .env cannot be read: ${error.message}.`);
  return parsed;
}

function orNothing(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() || undefined : value;
}
