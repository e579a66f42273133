/** The part of a logger such as pino that the playground uses. */
export interface LineLogger {
  info(line: string): void;
  warn(line: string): void;
}

export interface PlaygroundOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Loopback only: there is no authentication, so anyone who can connect can act as any user. */
  readonly host?: '127.0.0.1';
  /** Directory of the built page, served at `/`. */
  readonly pageDirectory?: string;
  readonly log?: LineLogger | ((line: string) => void);
  /** The token that the bot must log in with. Random by default. */
  readonly token?: string;
  /** How long the bot has for its initial response to an interaction, in milliseconds. Discord: 3 seconds. */
  readonly responseTimeout?: number;
  /** How long an interaction token is valid for follow-ups, in milliseconds. Discord: 15 minutes. */
  readonly tokenLifetime?: number;
  /** The gateway's heartbeat interval, in milliseconds. Discord: 41.25 seconds. */
  readonly heartbeatInterval?: number;
  /** How long an HTTP request may take to arrive in full, in milliseconds. Slower ones are answered with 408. */
  readonly requestTimeout?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly pageDirectory: string | undefined;
  readonly log: LineLogger;
  readonly token: string;
  readonly responseTimeout: number;
  readonly tokenLifetime: number;
  readonly heartbeatInterval: number;
  readonly requestTimeout: number;
  readonly now: () => number;
}

const SILENT: LineLogger = { info: () => undefined, warn: () => undefined };

/** Applies the defaults. `token` is used if the options have none. */
export function resolveSettings(options: PlaygroundOptions, token: string): Settings {
  const { log = SILENT } = options;
  return {
    port: options.port,
    host: options.host ?? '127.0.0.1',
    pageDirectory: options.pageDirectory,
    log: typeof log === 'function' ? { info: log, warn: log } : log,
    token: options.token ?? token,
    responseTimeout: options.responseTimeout ?? 3_000,
    tokenLifetime: options.tokenLifetime ?? 15 * 60_000,
    heartbeatInterval: options.heartbeatInterval ?? 41_250,
    requestTimeout: options.requestTimeout ?? 15_000,
    now: options.now ?? Date.now,
  };
}
