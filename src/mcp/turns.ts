/** A call works so long before it lets others have the event loop. */
const SLICE_MS = 5;

/**
 * Deals out turns of the event loop, one each time round, in the order of asking: ten thousand requests at once are ten
 * thousand short pieces of work between which messages still come and go.
 */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #scheduled = false;

  take(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#schedule();
    });
  }

  /**
   * For the pieces of one long piece of work: awaits a turn when the last one has lasted long enough.
   * @param signal Throws its reason once nobody waits for the answer.
   */
  slices(signal?: AbortSignal): () => Promise<void> {
    let since = performance.now();
    return async () => {
      if (performance.now() - since < SLICE_MS) return;
      await this.take();
      signal?.throwIfAborted();
      since = performance.now();
    };
  }

  #schedule(): void {
    if (this.#scheduled || this.#waiting.length === 0) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#waiting.shift()?.();
      this.#schedule();
    });
  }
}
