import type { Readable, Writable } from 'node:stream';
import { type JSONRPCMessage, parseJSONRPCMessage, type Transport } from '@modelcontextprotocol/server';
import { DRAIN_LIMIT_MS } from '../runtime/shutdown.ts';
import { withoutNullParams } from './absent-params.ts';
import { Arrivals } from './arrivals.ts';
import { MessageLines } from './message-lines.ts';

const LONGEST_MESSAGE = 1_000_000;
/** How long answers may take after the input ends. A script waits for them, even while the index is being built. */
const LAST_ANSWERS_MS = 60_000;
/** Most requests that are answered at once; others wait in the pipe. */
const MOST_PENDING = 64;
/** Most bytes that are read after the connection is told to end: more than a pipe holds. */
const MOST_LAST_BYTES = 1_000_000;

const PARSE_ERROR = -32_700;
const INVALID_REQUEST = -32_600;

/**
 * JSON-RPC over a pipe, one message per line. Unlike the library's own transport, it answers invalid messages with the
 * errors that JSON-RPC defines, reads no faster than it can answer, and still answers pending requests when the input ends,
 * as scripts expect.
 */
export class StdioTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: (message: JSONRPCMessage) => void;
  /** Settles when the last answer is written and no request can follow. */
  readonly closed: Promise<void>;
  readonly #settle: () => void;
  readonly #input: Readable;
  readonly #output: Writable;
  readonly #lines = new MessageLines(LONGEST_MESSAGE);
  readonly #waiting: (string | undefined)[] = [];
  readonly #pending = new Set<string | number>();
  /** Lines that the output has not accepted yet. */
  #unwritten = 0;
  /** How many bytes may still be read; set when the connection is told to end. */
  #lastBytes: number | undefined;
  readonly #arrivals = new Arrivals();
  #ended = false;
  #closed = false;
  #pumping = false;

  constructor(input: Readable, output: Writable) {
    this.#input = input;
    this.#output = output;
    let settle = (): void => {};
    this.closed = new Promise((resolve) => {
      settle = resolve;
    });
    this.#settle = settle;
  }

  start(): Promise<void> {
    this.#output.on('error', (error) => {
      // The client no longer reads the answers.
      if (!this.#closed) this.onerror?.(error);
      void this.close();
    });
    this.#input.on('data', (bytes: Buffer) => {
      this.#arrivals.came();
      if (this.#lastBytes !== undefined) this.#lastBytes -= bytes.length;
      this.#waiting.push(...this.#lines.read(bytes));
      this.#pump();
    });
    this.#input.on('error', (error) => {
      this.onerror?.(error);
      this.#end();
    });
    this.#input.on('end', () => this.#end()).on('close', () => this.#end());
    return Promise.resolve();
  }

  send(message: JSONRPCMessage): Promise<void> {
    if (this.#closed) return Promise.resolve();
    if ('id' in message && message.id !== undefined && !('method' in message)) this.#pending.delete(message.id);
    return this.#write(JSON.stringify(message));
  }

  close(): Promise<void> {
    if (!this.#closed) {
      this.#closed = true;
      this.#input.destroy();
      this.onclose?.();
      this.#settle();
    }
    return Promise.resolve();
  }

  /**
   * Reads what has been sent until now, and nothing more. The connection closes when that is answered, or after a few
   * seconds.
   */
  async end(): Promise<void> {
    if (this.#lastBytes !== undefined) return;
    this.#lastBytes = MOST_LAST_BYTES;
    setTimeout(() => void this.close(), DRAIN_LIMIT_MS).unref();
    this.#pump();
    await this.#arrivals.settled(DRAIN_LIMIT_MS / 2);
    this.#input.destroy();
    this.#end();
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    const rest = this.#lines.rest();
    if (rest !== '') this.#waiting.push(rest);
    setTimeout(() => void this.close(), LAST_ANSWERS_MS).unref();
    this.#pump();
  }

  /** Handles one message per iteration of the event loop, while not too many requests are pending. */
  #pump(): void {
    if (this.#closed || this.#pumping) return;
    const underWay = this.#pending.size + this.#unwritten;
    if (this.#waiting.length === 0 && this.#ended && underWay === 0) {
      void this.close();
      return;
    }
    const full = underWay >= MOST_PENDING;
    // What is in the pipe when the connection is to end is read at once: it has to be told from what is sent later.
    const isBusy = this.#lastBytes === undefined ? full || this.#waiting.length > 0 : this.#lastBytes <= 0;
    if (isBusy) this.#input.pause();
    else if (!this.#ended) this.#input.resume();
    if (full || this.#waiting.length === 0) return;
    this.#pumping = true;
    setImmediate(() => {
      this.#pumping = false;
      this.#receive(this.#waiting.shift());
      this.#pump();
    });
  }

  #receive(line: string | undefined): void {
    const message = this.#understand(line);
    if (!message) return;
    // A subscription stays open as long as the connection does.
    if ('method' in message && 'id' in message && message.method !== 'subscriptions/listen')
      this.#pending.add(message.id);
    if ('method' in message && message.method === 'notifications/cancelled') this.#forget(message.params);
    this.onmessage?.(message);
  }

  /** Parses a line. An invalid one is answered with an error. */
  #understand(line: string | undefined): JSONRPCMessage | undefined {
    if (line === undefined) {
      this.#refuse(INVALID_REQUEST, `A message has at most ${LONGEST_MESSAGE} characters`);
      return undefined;
    }
    if (line.trim() === '') return undefined;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      this.#refuse(PARSE_ERROR, 'This is not JSON: a message is one line of it');
      return undefined;
    }
    try {
      return parseJSONRPCMessage(withoutNullParams(value));
    } catch {
      this.#refuse(INVALID_REQUEST, 'This is not a JSON-RPC 2.0 message', idOf(value));
      return undefined;
    }
  }

  /** A cancelled request gets no answer. */
  #forget(params: object | undefined): void {
    const id = params && 'requestId' in params ? params.requestId : undefined;
    if (typeof id === 'string' || typeof id === 'number') this.#pending.delete(id);
  }

  /** Resolves when the line has left this process; it counts as pending until then. */
  #write(line: string): Promise<void> {
    this.#unwritten++;
    return new Promise((resolve) => {
      this.#output.write(`${line}\n`, () => {
        this.#unwritten--;
        resolve();
        this.#pump();
      });
    });
  }

  #refuse(code: number, message: string, id: string | number | null = null): void {
    if (!this.#closed) void this.#write(JSON.stringify({ jsonrpc: '2.0', id, error: { code, message } }));
  }
}

function idOf(value: unknown): string | number | null {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}
