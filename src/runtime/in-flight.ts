import { setTimeout as wait } from 'node:timers/promises';
import { DRAIN_LIMIT_MS } from './shutdown.ts';

/**
 * Counts the work that is under way, so that a process can finish it before it exits.
 *
 * @example
 * const inFlight = new InFlight();
 * server.on('request', (request) => {
 *   if (inFlight.isDraining) return refuse(request);
 *   void inFlight.track(answer(request));
 * });
 * // At shutdown:
 * const abandoned = await inFlight.drain();
 */
export class InFlight {
  readonly #work = new Set<Promise<unknown>>();
  #isDraining = false;

  /** True once the process is ending: whoever accepts new work has to refuse it from then on. */
  get isDraining(): boolean {
    return this.#isDraining;
  }

  get size(): number {
    return this.#work.size;
  }

  /** Counts `work` as under way until it settles, and returns it. */
  track<T>(work: Promise<T>): Promise<T> {
    this.#work.add(work);
    const done = (): void => void this.#work.delete(work);
    work.then(done, done);
    return work;
  }

  /**
   * Waits until all work has settled, including what is tracked meanwhile. Never rejects.
   *
   * @param limitMs Milliseconds to wait at most.
   * @returns How many pieces of work have not settled by then.
   */
  async drain(limitMs = DRAIN_LIMIT_MS): Promise<number> {
    this.#isDraining = true;
    const drained = new AbortController();
    const timeout = wait(limitMs, undefined, { signal: drained.signal }).catch(() => undefined);
    await Promise.race([this.#settled(), timeout]);
    drained.abort();
    return this.#work.size;
  }

  async #settled(): Promise<void> {
    while (this.#work.size > 0) await Promise.allSettled(this.#work);
  }
}
