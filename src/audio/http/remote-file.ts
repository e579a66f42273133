import type { IncomingMessage } from 'node:http';
import { ClipError } from '../clip-error.ts';
import type { WebClient } from './request.ts';

/** All that may be read for one clip: two hours at 64 kbit/s, from a server that cannot start in the middle. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * A file on a web server, read in parts. Where the server does not give parts, the whole file streams by, and what is not
 * asked for is dropped.
 */
export class RemoteFile {
  readonly #client: WebClient;
  #url: URL;
  #size: number | undefined;
  /** The rest of a file that comes as a whole. */
  #whole: Whole | undefined;
  #left = MAX_BYTES;

  constructor(client: WebClient, url: URL) {
    this.#client = client;
    this.#url = url;
  }

  /** Bytes of the whole file, once something has been read and if the server says. */
  get size(): number | undefined {
    return this.#size;
  }

  /**
   * The bytes from `from` up to but not `to`, or to the end of the file. Later reads must not start before earlier ones.
   *
   * @throws {ClipError} when the server does not have them, or they are too far into a file that comes as a whole.
   */
  async read(from: number, to: number): Promise<Uint8Array> {
    if (this.#whole !== undefined) return this.#whole.read(from, to);
    const end = this.#size === undefined ? to : Math.min(to, this.#size);
    if (end <= from) return new Uint8Array();
    const { response, url } = await this.#client.get(this.#url, {
      range: `bytes=${from}-${end - 1}`,
      'accept-encoding': 'identity',
    });
    // The next part is asked for where the redirects led.
    this.#url = url;
    const { statusCode, headers } = response;
    if (![undefined, 'identity'].includes(headers['content-encoding'])) throw refusal(response, url, 'it is encoded');
    if (statusCode === 200) {
      this.#size = lengthOf(headers['content-length']);
      this.#whole = new Whole(response, (bytes) => this.#count(bytes));
      return this.#whole.read(from, to);
    }
    if (statusCode !== 206) throw refusal(response, url, `status ${statusCode}`);
    const [, start, last, total] = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(headers['content-range'] ?? '') ?? [];
    if (Number(start) !== from || Number(last) < from)
      throw refusal(response, url, `another range: ${headers['content-range']}`);
    this.#size = lengthOf(total) ?? this.#size;
    return this.#part(response, Math.min(end, Number(last) + 1) - from);
  }

  async #part(response: IncomingMessage, length: number): Promise<Uint8Array> {
    const chunks: Buffer[] = [];
    let got = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      this.#count(chunk.length);
      chunks.push(chunk);
      got += chunk.length;
      // Leaving the loop closes the connection, which is of use for further parts.
      if (got > length) break;
    }
    if (got < length) throw new ClipError(`${this.#url.host} sent ${got} of ${length} bytes`);
    return Buffer.concat(chunks).subarray(0, length);
  }

  #count(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw new ClipError(`${this.#url.host} gives no parts, and the place is too far into the file`);
  }
}

/** A response that is read on and on; only what the last read asked for is kept. */
class Whole {
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #count: (bytes: number) => void;
  /** Where in the file the kept bytes start. */
  #at = 0;
  #kept: Buffer[] = [];
  #end = 0;

  constructor(response: AsyncIterable<Buffer>, count: (bytes: number) => void) {
    this.#chunks = response[Symbol.asyncIterator]();
    this.#count = count;
  }

  async read(from: number, to: number): Promise<Uint8Array> {
    while (this.#end < to) {
      this.#drop(from);
      const { done, value } = await this.#chunks.next();
      if (done) break;
      this.#count(value.length);
      this.#kept.push(value);
      this.#end += value.length;
    }
    this.#drop(from);
    const kept = Buffer.concat(this.#kept);
    this.#kept = [kept];
    return kept.subarray(Math.max(0, from - this.#at), Math.max(0, to - this.#at));
  }

  /** Forgets the chunks that end before a byte. */
  #drop(from: number): void {
    while (this.#kept[0] !== undefined && this.#at + this.#kept[0].length <= from) {
      this.#at += this.#kept.shift()?.length ?? 0;
    }
  }
}

function refusal(response: IncomingMessage, { host }: URL, reason: string): ClipError {
  response.destroy();
  return new ClipError(`${host} does not give the recording: ${reason}`);
}

function lengthOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
