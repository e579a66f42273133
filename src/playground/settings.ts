/** A logger such as pino's, as far as the playground needs it. */
export interface LineLogger {
  info(line: string): void;
  warn(line: string): void;
}

export interface PlaygroundOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Never anything but loopback: whoever reaches the port is somebody in this world. */
  readonly host?: '127.0.0.1';
  /** Directory of the built page, served at `/`. */
  readonly pageDirectory?: string;
  readonly log?: LineLogger | ((line: string) => void);
  /** What the bot has to log in with; made up afresh when absent. */
  readonly token?: string;
  /** How long a bot may take to answer an interaction, in milliseconds. Discord: 3 seconds. */
  readonly responseTimeout?: number;
  /** How long an interaction's token is good for follow-ups, in milliseconds. Discord: 15 minutes. */
  readonly tokenLifetime?: number;
  /** How often the gateway wants a heartbeat, in milliseconds. Discord: 41.25 seconds. */
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

/** Fills in what the caller left out. `token` is used when the options name none. */
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
