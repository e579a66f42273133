import type { IncomingMessage } from 'node:http';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';

/** Nothing more is on its way when nothing has come for this time, in milliseconds. */
const QUIET_MS = 50;
/** How often it is checked whether everything is here, in milliseconds. */
const CHECK_MS = 10;
/** Iterations of the event loop in which everything that the system has received is accepted, read and parsed. */
const TURNS = 3;

/**
 * Watches what clients send. When a process is told to stop, requests that were sent before may be in the system's
 * buffers still, or half read; {@link settled} waits for those.
 */
export class Arrivals {
  readonly #arriving = new Set<IncomingMessage>();
  #count = 0;
  #latest = 0;

  /** Says that something has come: a connection, on which a request is expected, or a piece of input. */
  came(): void {
    this.#count++;
    this.#latest = performance.now();
  }

  /** Counts a request as arriving until its body is here. */
  request(request: IncomingMessage): void {
    this.came();
    if (request.complete) return;
    this.#arriving.add(request);
    const done = (): void => void this.#arriving.delete(request);
    request.once('end', done).once('close', done);
  }

  /**
   * Resolves when everything that has been sent is here, or after a time. Node accepts one connection per iteration of the
   * event loop, so on a busy machine twenty of them can take a second.
   * @param limit Most milliseconds to wait, however much comes.
   */
  async settled(limit: number): Promise<void> {
    const started = performance.now();
    const deadline = started + limit;
    let seen = -1;
    while (performance.now() < deadline) {
      const isQuiet = performance.now() >= Math.max(started, this.#latest) + QUIET_MS;
      if (isQuiet && seen === this.#count && this.#arriving.size === 0) return;
      seen = this.#count;
      await wait(CHECK_MS);
      // Timers are due before input is read, and an answer may take longer than the quiet time: what counts is that
      // nothing comes in several iterations.
      for (let count = 0; count < TURNS; count++) await turn();
    }
  }
}
