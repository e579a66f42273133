/** Milliseconds from the request to stop until the process exits, whatever is still under way. */
const STOP_LIMIT_MS = 5_000;

/** Milliseconds that work under way gets to finish; the rest of {@link STOP_LIMIT_MS} is for closing connections. */
export const DRAIN_LIMIT_MS = 4_500;

/**
 * A shutdown in two stages. The first request aborts {@link signal}, and the process finishes what is under way, for a few
 * seconds at most. A second signal from the system ends the process at once.
 */
export class Shutdown {
  readonly #controller = new AbortController();

  /** Aborted when the process is to end. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /**
   * Begins the shutdown and limits how long it takes. Does nothing when it has begun.
   *
   * @param exitCode What the process exits with if the limit is reached.
   */
  begin(exitCode: number): void {
    if (this.signal.aborted) return;
    setTimeout(() => process.exit(exitCode), STOP_LIMIT_MS).unref();
    this.#controller.abort();
  }

  /** Calls `stop`, which has to {@link begin}, at the first SIGINT or SIGTERM; a further one exits with 1 at once. */
  onSignals(stop: (signal: NodeJS.Signals) => void): void {
    const handle = (signal: NodeJS.Signals): void => {
      if (this.signal.aborted) process.exit(1);
      stop(signal);
    };
    process.on('SIGINT', handle).on('SIGTERM', handle);
  }
}
