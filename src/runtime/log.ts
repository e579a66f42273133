import pino, { type Logger } from 'pino';

export type { Logger } from 'pino';

/** Where lines go: standard output of the bot, standard error where output is a protocol. */
export interface LogTarget {
  readonly isTTY?: boolean;
  write(line: string): unknown;
}

/**
 * The structured log: a JSON line an event, or a readable one on a terminal. Secrets never reach it, whatever is
 * logged: each line is searched for them before it is written.
 */
export async function createLogger(level: string, target: LogTarget, secrets: readonly string[]): Promise<Logger> {
  const timestamp = pino.stdTimeFunctions.isoTime;
  let format = (line: string): string => line;
  if (target.isTTY) {
    const { default: pretty } = await import('pino-pretty');
    format = pretty.prettyFactory({ colorize: true, translateTime: 'SYS:HH:MM:ss' });
  }
  return pino({ level, base: null, timestamp }, { write: (line) => target.write(redact(format(line), secrets)) });
}

/**
 * An error as the log gets it. discord.js puts the request's address and body on its errors, and with them the token of the
 * interaction and what the member typed: only what says what went wrong is taken.
 */
export function errorFields(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { message: String(error) };
  return {
    type: error.name,
    message: error.message,
    ...('code' in error && { code: error.code }),
    ...('status' in error && { status: error.status }),
    stack: error.stack,
    ...(error.cause !== undefined && { cause: errorFields(error.cause) }),
  };
}

function redact(line: string, secrets: readonly string[]): string {
  return secrets.reduce((clean, secret) => clean.replaceAll(secret, '[redacted]'), line);
}
