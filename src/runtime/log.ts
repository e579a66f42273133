import pino, { type Logger } from 'pino';
import { boundedLine } from './log-line.ts';
import { redactor } from './redact.ts';

export type { Logger } from 'pino';

/** Where lines go: standard output of the bot, standard error where output is a protocol. */
export interface LogTarget {
  readonly isTTY?: boolean;
  write(line: string): unknown;
}

/**
 * The structured log: a JSON line for each event, or a readable one on a terminal. Each line is searched for secrets before
 * it is written, whatever is logged, and then cut to a few kB.
 *
 * @param secrets What config marks as secret: see `Config.secrets`.
 */
export async function createLogger(level: string, target: LogTarget, secrets: readonly string[]): Promise<Logger> {
  const timestamp = pino.stdTimeFunctions.isoTime;
  const redact = redactor(secrets);
  let format = (line: string): string => line;
  if (target.isTTY) {
    const { default: pretty } = await import('pino-pretty');
    format = pretty.prettyFactory({ colorize: true, translateTime: 'SYS:HH:MM:ss' });
  }
  const write = (line: string): void => {
    // Secrets first: a cut could leave a part of one.
    target.write(format(boundedLine(redact(line))));
  };
  return pino({ level, base: null, timestamp }, { write });
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
