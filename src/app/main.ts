import { readConfig } from '../runtime/config.ts';
import { createLogger, errorFields } from '../runtime/log.ts';
import { type Redact, redactor } from '../runtime/redact.ts';
import { reportFailure } from '../runtime/report-failure.ts';
import { Shutdown } from '../runtime/shutdown.ts';

let redact: Redact | undefined;

async function main(): Promise<void> {
  const config = readConfig();
  redact = redactor(config.secrets);
  const log = await createLogger(config.logLevel, process.stdout, config.secrets);
  const shutdown = new Shutdown();
  const started = import('./run.ts').then(({ run }) => run(config, log, shutdown.signal));

  const end = async (exitCode: number): Promise<never> => {
    shutdown.begin(exitCode);
    await started.then(
      (running) => running.close(),
      // A start that is aborted fails, as it should.
      () => {},
    );
    process.exit(exitCode);
  };
  shutdown.onSignals((signal) => {
    log.info({ signal }, 'Stopping');
    end(0).catch(fail);
  });
  process.stdout.on('error', (error) => {
    if (shutdown.signal.aborted) return;
    process.stderr.write(`The output was closed (${error.message}), so the bot stops.\n`);
    end(1).catch(fail);
  });

  try {
    const { lost } = await started;
    // An unhandled rejection comes from a library. Its connection recovers, and the bot with it.
    process.removeListener('unhandledRejection', fail).on('unhandledRejection', (error) => {
      log.error({ error: errorFields(error) }, 'Unexpected error; the bot goes on');
    });
    reportFailure(await lost, redact);
    await end(1);
  } catch (error) {
    if (!shutdown.signal.aborted) throw error;
  }
}

process.on('unhandledRejection', fail).on('uncaughtException', fail);
// There is nobody left to tell.
process.stderr.on('error', () => {});
main().catch(fail);

function fail(error: unknown): never {
  reportFailure(error, redact);
  process.exit(1);
}
