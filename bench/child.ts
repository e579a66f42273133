import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { z } from 'zod';

/** Characters of a process's last output that are kept, to show why it failed. */
const LAST_WORDS = 2_000;
const ERROR_LINE = /^\w*Error: .*$/m;

/** Engines that keep objects need more heap than Node's default on a machine with 8 GB. */
export const LARGE_HEAP = ['--max-old-space-size=6144'];

interface Received {
  readonly message: unknown;
  /** When it arrived, by `performance.now()` of this process. */
  readonly at: number;
}

/** A bench script in its own process, which reports by messages. */
export class Child {
  readonly #process: ChildProcess;
  readonly #received: Received[] = [];
  readonly #started = performance.now();
  #wake: () => void = () => {};
  #failure: string | undefined;
  #lastWords = '';

  /**
   * @param script Name of the bundled script beside this file, without its extension.
   * @param nodeOptions Command-line options for Node.
   */
  constructor(script: string, args: readonly string[], nodeOptions: readonly string[] = []) {
    const file = path.join(import.meta.dirname, `${script}.js`);
    this.#process = fork(file, args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [...nodeOptions] });
    this.#process.on('message', (message) => {
      this.#received.push({ message, at: performance.now() });
      this.#wake();
    });
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#lastWords = (this.#lastWords + text).slice(-LAST_WORDS);
    });
    // Unlike `exit`, this comes after the last output.
    this.#process.on('close', (code, signal) => {
      const reason = ERROR_LINE.exec(this.#lastWords)?.[0] ?? this.#lastWords.trim();
      this.#failure = `${script} ended with ${signal ?? `code ${code}`}. ${reason}`.trim();
      this.#wake();
    });
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** Waits for the next message. `ms` is the time since the process was started. */
  async next<T>(schema: z.ZodType<T>): Promise<{ readonly value: T; readonly ms: number }> {
    while (this.#received.length === 0) {
      if (this.#failure !== undefined) throw new Error(this.#failure);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const { message, at } = this.#received.shift() ?? {};
    return { value: schema.parse(message), ms: (at ?? Number.NaN) - this.#started };
  }

  tell(message: object): void {
    this.#process.send(message);
  }

  /** Ends the process if it is running, and waits for its exit. */
  async end(): Promise<void> {
    this.#process.kill();
    while (this.#failure === undefined) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
