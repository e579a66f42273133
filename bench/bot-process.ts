import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { memoryOf, type ProcessMemory } from './memory.ts';

const logLine = z.object({ msg: z.string() });
const LAST_WORDS = 1_000;

export interface BotSettings {
  readonly apiUrl: string;
  readonly token: string;
  readonly dataDirectory: string;
  readonly cacheDirectory: string;
  /** A directory without a `.env` file. */
  readonly workingDirectory: string;
  /** `info`, or `debug`, which also logs when the snapshot is saved. */
  readonly logLevel: string;
}

/** A bot as an operator runs it: a process configured by its environment, which writes a log. */
export class BotProcess {
  readonly #process: ChildProcess;
  readonly #started = performance.now();
  /** When each message was first logged, in milliseconds since the start. */
  readonly #logged = new Map<string, number>();
  #wake: () => void = () => {};
  #ended = false;
  #lastWords = '';

  /** @param script Name of the bundled script beside this file, without its extension. */
  constructor(script: string, settings: BotSettings) {
    this.#process = spawn(process.execPath, [path.join(import.meta.dirname, `${script}.js`)], {
      cwd: settings.workingDirectory,
      env: {
        DISCORD_TOKEN: settings.token,
        DISCORD_API_URL: settings.apiUrl,
        DATA_DIR: settings.dataDirectory,
        CACHE_DIR: settings.cacheDirectory,
        LOG_LEVEL: settings.logLevel,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { stdout, stderr } = this.#process;
    if (stdout) createInterface(stdout).on('line', (line) => this.#read(line));
    stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#lastWords = (this.#lastWords + text).slice(-LAST_WORDS);
    });
    this.#process.on('close', () => {
      this.#ended = true;
      this.#wake();
    });
  }

  /** The end of its output so far, of the log or of standard error. */
  get lastWords(): string {
    return this.#lastWords;
  }

  /** Waits for a log message. Resolves to its time, in milliseconds since the start. */
  async logged(message: string): Promise<number> {
    for (;;) {
      const ms = this.#logged.get(message);
      if (ms !== undefined) return ms;
      if (this.#ended) throw new Error(`The bot ended before it logged "${message}".`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  memory(): ProcessMemory {
    return memoryOf(this.#process.pid ?? 0);
  }

  async end(): Promise<void> {
    if (this.#ended) return;
    this.#process.kill('SIGTERM');
    await once(this.#process, 'close');
  }

  #read(line: string): void {
    const ms = performance.now() - this.#started;
    this.#lastWords = `${this.#lastWords}\n${line}`.slice(-LAST_WORDS);
    if (!line.startsWith('{')) return;
    const { data } = logLine.safeParse(JSON.parse(line));
    if (data && !this.#logged.has(data.msg)) this.#logged.set(data.msg, ms);
    this.#wake();
  }
}
