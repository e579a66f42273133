/** Milliseconds of work between two turns of a long task. */
const SLICE_MS = 5;

/**
 * A queue for the event loop: each task gets a turn, one per iteration of the loop, first come first served. Ten
 * thousand requests that arrive at once become ten thousand short tasks, and messages still come and go between them.
 *
 * @example
 * const turns = new Turns();
 * const waited = await turns.take();
 */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #isScheduled = false;

  /** Waits for a turn. @returns How many milliseconds that took. */
  take(): Promise<number> {
    const asked = performance.now();
    return new Promise((resolve) => {
      this.#waiting.push(() => resolve(performance.now() - asked));
      this.#schedule();
    });
  }

  /**
   * Slices a long task: the result is awaited often, and waits for another turn when the last one has lasted long
   * enough.
   *
   * @param signal Aborted when the task is no longer needed; its reason is then thrown.
   */
  slices(signal?: AbortSignal): () => Promise<void> {
    let started = performance.now();
    return async () => {
      if (performance.now() - started < SLICE_MS) return;
      await this.take();
      signal?.throwIfAborted();
      started = performance.now();
    };
  }

  #schedule(): void {
    if (this.#isScheduled || this.#waiting.length === 0) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#waiting.shift()?.();
      this.#schedule();
    });
  }
}
