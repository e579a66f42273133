import { ConfigError, readConfig } from './config.ts';
import { createLogger } from './log.ts';

/** Problems that the operator can mend: one line says what they are, and no stack trace buries it. */
const MENDABLE = new Set(['ConfigError', 'UnusableCorpusError', 'LoginError', 'AddressInUseError']);

/** A clean end waits so long for the network, and no longer. */
const STOP_LIMIT_MS = 5_000;

async function main(): Promise<void> {
  const config = readConfig();
  const { token } = config.discord;
  const log = await createLogger(config.logLevel, process.stdout, token === undefined ? [] : [token]);
  const starting = new AbortController();
  const { run } = await import('./run.ts');
  const started = run(config, log, starting.signal);
  const stop = (signal: NodeJS.Signals): void => {
    // A second signal means that the first takes too long.
    if (starting.signal.aborted) process.exit(1);
    log.info({ signal }, 'Stopping');
    starting.abort();
    setTimeout(() => process.exit(0), STOP_LIMIT_MS).unref();
    // A start that was ended fails, as it should.
    const closed = started.then(
      (running) => running.close(),
      () => {},
    );
    closed.then(() => process.exit(0), fail);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    const { lost } = await started;
    fail(await lost);
  } catch (error) {
    if (!starting.signal.aborted) throw error;
  }
}

process.on('unhandledRejection', fail).on('uncaughtException', fail);
main().catch(fail);

function fail(error: unknown): never {
  const known = error instanceof Error && (error instanceof ConfigError || MENDABLE.has(error.name));
  process.stderr.write(`${known ? error.message : describe(error)}\n`);
  process.exit(1);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
