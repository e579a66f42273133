import proxyAddr from '@fastify/proxy-addr';
import { config as readEnvFile } from 'dotenv';
import * as z from 'zod';
import { defaultDirectories } from './default-directories.ts';

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

const portNumber = z.coerce
  .number('must be a number')
  .int()
  .min(0, 'must be 0 to 65535')
  .max(65_535, 'must be 0 to 65535');

const port = z.preprocess(orNothing, portNumber.default(8787));

const optionalPort = z.preprocess(orNothing, portNumber.optional());

/** A password in a header. Short ones can be guessed. */
const bearerToken = text.refine(
  (value) => value === undefined || /^[\x21-\x7e]{16,}$/.test(value),
  'must be 16 characters or more without blanks, for example from `openssl rand -hex 24`',
);

const hostnames = text.transform((value) => (value ?? '').split(/[\s,]+/).filter((name) => name !== ''));

/** Checked where they are used as well, so that the operator sees which setting it is. */
const proxies = hostnames.refine((names) => {
  try {
    return proxyAddr.compile(names) !== undefined;
  } catch {
    return false;
  }
}, 'must be IP addresses, networks such as 10.0.0.0/8, or loopback, linklocal or uniquelocal');

const requestsPerMinute = z.preprocess(
  orNothing,
  z.coerce.number('must be a number').int().min(1, 'must be 1 or more').default(600),
);

const flag = z.preprocess(orNothing, z.stringbool({ error: 'must be true or false' }).default(true));

const testServer = z.preprocess(
  orNothing,
  z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional(),
);

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const logLevel = z.preprocess(orNothing, z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'));

/** What is marked with this never gets into the log: see {@link Config.secrets}. */
const SECRET = { isSecret: true };

const environment = z.object({
  DISCORD_TOKEN: token.meta(SECRET),
  DISCORD_API_URL: apiUrl,
  DISCORD_GUILD_ID: snowflake,
  DATA_DIR: text,
  CACHE_DIR: text,
  PLAYGROUND_PORT: port,
  AUDIO_CLIPS: flag,
  AUDIO_TEST_SERVER: testServer,
  MCP_HTTP_PORT: optionalPort,
  MCP_HTTP_HOST: text.transform((value) => value ?? '127.0.0.1'),
  MCP_HTTP_TOKEN: bearerToken.meta(SECRET),
  MCP_HTTP_ALLOWED_HOSTS: hostnames,
  MCP_HTTP_TRUSTED_PROXIES: proxies,
  MCP_HTTP_RATE_LIMIT: requestsPerMinute,
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
  readonly audio: AudioConfig;
  readonly mcp: McpHttpConfig;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** The values to keep out of logs: settings that are marked as secret, and passwords in URLs. */
  readonly secrets: readonly string[];
}

/** Whether and where parts of recordings are fetched. */
export interface AudioConfig {
  readonly clips: boolean;
  /** For tests: fetch from this server instead of the corpus' own addresses. It may be on this machine. */
  readonly testServer?: string;
}

/** How the knowledge base is served to language models over HTTP. */
export interface McpHttpConfig {
  /** 0 takes any free one; absent: not served, or at a default port when it is served alone. */
  readonly port?: number;
  /** The address that is listened at. */
  readonly host: string;
  /** What clients must send; always there when others than this machine can connect. */
  readonly token?: string;
  /** Names in the address of requests and in the origin of web pages that may send some, besides this machine's own. */
  readonly allowedHosts: readonly string[];
  /** Addresses of proxies that are believed when they say in X-Forwarded-For who their client is. */
  readonly trustedProxies: readonly string[];
  /** Requests a minute that one client may send. */
  readonly rateLimit: number;
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
  const defaults = defaultDirectories();
  if (data.MCP_HTTP_TOKEN === undefined && !isLoopback(data.MCP_HTTP_HOST)) {
    throw new ConfigError(
      'Check the settings: MCP_HTTP_TOKEN is needed when MCP_HTTP_HOST is not this machine alone (127.0.0.1).',
    );
  }
  return {
    discord: {
      apiUrl: data.DISCORD_API_URL.replace(/\/+$/, ''),
      ...(data.DISCORD_TOKEN === undefined ? {} : { token: data.DISCORD_TOKEN }),
      ...(data.DISCORD_GUILD_ID === undefined ? {} : { guildId: data.DISCORD_GUILD_ID }),
    },
    dataDirectory: data.DATA_DIR ?? defaults.data,
    cacheDirectory: data.CACHE_DIR ?? defaults.cache,
    playgroundPort: data.PLAYGROUND_PORT,
    audio: {
      clips: data.AUDIO_CLIPS,
      ...(data.AUDIO_TEST_SERVER === undefined ? {} : { testServer: data.AUDIO_TEST_SERVER }),
    },
    mcp: {
      host: data.MCP_HTTP_HOST,
      allowedHosts: data.MCP_HTTP_ALLOWED_HOSTS,
      trustedProxies: data.MCP_HTTP_TRUSTED_PROXIES,
      rateLimit: data.MCP_HTTP_RATE_LIMIT,
      ...(data.MCP_HTTP_PORT === undefined ? {} : { port: data.MCP_HTTP_PORT }),
      ...(data.MCP_HTTP_TOKEN === undefined ? {} : { token: data.MCP_HTTP_TOKEN }),
    },
    logLevel: data.LOG_LEVEL,
    secrets: secretsIn(data),
  };
}

function secretsIn(data: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(environment.shape).flatMap(([name, schema]) => {
    const value = data[name];
    if (typeof value !== 'string') return [];
    return [...(schema.meta()?.['isSecret'] === true ? [value] : []), ...passwordIn(value)];
  });
}

/** The password in a URL, both encoded and decoded. */
function passwordIn(value: string): readonly string[] {
  const { password = '' } = URL.canParse(value) ? new URL(value) : {};
  return password === '' ? [] : [password, decodeURIComponent(password)];
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function envFile(): Record<string, string> {
  const { parsed = {}, error } = readEnvFile({ quiet: true, processEnv: {} });
  if (error && error.code !== 'ENOENT') throw new ConfigError(`The file .env cannot be read: ${error.message}.`);
  return parsed;
}

function orNothing(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() || undefined : value;
}
