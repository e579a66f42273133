import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The product as an operator starts it: the built process, with nothing but these variables set. */
export class BotProcess {
  readonly exit: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  readonly #child: ChildProcess;
  readonly #watchers = new Set<() => void>();
  #output = '';
  #errors = '';
  #ended = false;

  /** @param directory Where it is started. */
  constructor(env: Readonly<Record<string, string>>, directory = ROOT) {
    this.#child = spawn(process.execPath, [path.join(ROOT, 'dist/main.js')], {
      cwd: directory,
      env: { PATH: process.env['PATH'] ?? '', TMPDIR: tmpdir(), CACHE_DIR: temporaryDirectory(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.exit = new Promise((resolve) => {
      this.#child.once('close', (code, signal) => {
        this.#ended = true;
        resolve({ code, signal });
        this.#notify();
      });
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#output += text;
      this.#notify();
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#errors += text;
      this.#notify();
    });
  }

  get output(): string {
    return this.#output;
  }

  get errors(): string {
    return this.#errors;
  }

  /** Resolves when standard output or error has `pattern`; rejects with all that was said when the process ends first. */
  said(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(this.#output) ?? pattern.exec(this.#errors);
        if (!found && !this.#ended) return;
        this.#watchers.delete(look);
        if (found) resolve(found);
        else reject(new Error(`The process ended without saying ${pattern}:\n${this.#output}${this.#errors}`));
      };
      this.#watchers.add(look);
      look();
    });
  }

  ready(): Promise<unknown> {
    return this.said(/"msg":"Ready"/);
  }

  /** Closes the end of the pipe that its output is read from. */
  stopReading(): void {
    this.#child.stdout?.destroy();
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
    this.#child.kill(signal);
    return this.exit;
  }

  #notify(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }
}
