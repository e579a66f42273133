import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { errorFields } from '../runtime/log.ts';
import { Turns } from '../util/turns.ts';
import { isTooLate } from './deliver.ts';

/** Something that a member did and that is to be answered. */
export interface Asked {
  /** What the log calls it, and where it came from. */
  fields(): Readonly<Record<string, unknown>>;
  /** Milliseconds after which Discord takes no answer any more. */
  readonly patience?: number;
  /** The level of its line in the log, once it is answered. */
  readonly level: 'info' | 'debug';
  answer(log: Logger): Promise<void>;
  /** Tells the member that it went wrong; the operator finds `reference` in the log. */
  apologise(reference: string, error: unknown): Promise<unknown>;
  /** What to log, as a warning, for an error that the member is not told about; undefined for any other. */
  excuse?(error: unknown): string | undefined;
}

const TOO_LATE = 'too late: Discord had given up on this interaction';

/**
 * The one boundary between Discord and what answers it: everything that a member asks is timed and logged here, and every
 * error becomes a sentence for the member and a line for the operator that share a reference. Never rejects.
 */
export function createErrorBoundary(logger: Logger): (asked: Asked) => Promise<void> {
  const turns = new Turns();
  return async (asked) => {
    const started = performance.now();
    let log = logger;
    try {
      const waited = await turns.take();
      log = logger.child(asked.fields());
      // Under load, work that Discord has given up on would make the others late as well.
      if (waited > (asked.patience ?? Number.POSITIVE_INFINITY)) return log.warn({ ms: since(started) }, TOO_LATE);
      await asked.answer(log);
      log[asked.level]({ ms: since(started) }, 'answered');
    } catch (error) {
      await fail(asked, error, log.child({ ms: since(started) }));
    }
  };
}

async function fail(asked: Asked, error: unknown, log: Logger): Promise<void> {
  const excuse = isTooLate(error) ? TOO_LATE : asked.excuse?.(error);
  if (excuse !== undefined) return log.warn({ error: errorFields(error) }, excuse);
  const reference = randomBytes(4).toString('hex');
  log.error({ reference, error: errorFields(error) }, 'failed');
  try {
    await asked.apologise(reference, error);
  } catch (secondError) {
    log.warn({ reference, error: errorFields(secondError) }, 'the apology failed too');
  }
}

/** What a member reads when an answer failed for no reason that they can do anything about. */
export function apology(reference: string): string {
  return `Something went wrong on my side, sorry. If it happens again, show the operator this reference: \`${reference}\`.`;
}

function since(started: number): number {
  return Math.round((performance.now() - started) * 10) / 10;
}
