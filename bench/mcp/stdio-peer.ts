import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

const answerShape = z.looseObject({
  id: z.int(),
  result: z
    .looseObject({
      isError: z.boolean().optional(),
      content: z.array(z.looseObject({ text: z.string() })).optional(),
      structuredContent: z.looseObject({}).optional(),
    })
    .optional(),
});
export type Answer = z.infer<typeof answerShape>;

/** The built server over a pipe, with as little of a client in between as can be. */
export class StdioPeer {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (line: string) => void>();
  readonly #ended: Promise<void>;
  #rest = '';
  #id = 0;

  /** @param args Of the process. */
  constructor(env: Readonly<Record<string, string>>, args: readonly string[] = []) {
    const script = path.join(import.meta.dirname, 'mcp-main.js');
    this.#child = spawn(process.execPath, [script, ...args], {
      env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'error', ...env },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#ended = new Promise((resolve) => this.#child.once('close', () => resolve()));
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => this.#read(text));
  }

  /** Opens the connection. */
  initialize(): Promise<Answer> {
    const clientInfo = { name: 'bench', version: '1.0.0' };
    return this.ask('initialize', { protocolVersion: '2025-11-25', capabilities: {}, clientInfo });
  }

  call(name: string, args: object): Promise<Answer> {
    return this.ask('tools/call', { name, arguments: args });
  }

  async ask(method: string, params: object): Promise<Answer> {
    const id = this.#id++;
    const line = new Promise<string>((resolve) => this.#waiting.set(id, resolve));
    this.#child.stdin?.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    return answerShape.parse(JSON.parse(await line));
  }

  /** Memory in use, in MB (Linux alone; NaN elsewhere). */
  memory(): number {
    try {
      const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
      return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
    } catch {
      return Number.NaN;
    }
  }

  async close(): Promise<void> {
    this.#child.stdin?.end();
    await this.#ended;
  }

  #read(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      const id = Number(/"id":(\d+)\}?$/.exec(line)?.[1] ?? /"id":(\d+)/.exec(line)?.[1]);
      this.#waiting.get(id)?.(line);
      this.#waiting.delete(id);
    }
  }
}

export function textOf({ result }: Answer): string {
  return result?.content?.[0]?.text ?? '';
}
