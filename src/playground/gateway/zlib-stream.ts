import { constants, createDeflate } from 'node:zlib';

/**
 * The transport compression `zlib-stream`: one zlib context per connection, with a sync flush after each message.
 * See https://discord.com/developers/docs/events/gateway#zlibstream
 */
export class ZlibStream {
  readonly #deflate = createDeflate();
  readonly #send: (message: Buffer) => void;
  #chunks: Buffer[] = [];

  /** @param send Called with each compressed message, in order. */
  constructor(send: (message: Buffer) => void) {
    this.#send = send;
    this.#deflate.on('error', () => this.#deflate.destroy());
    this.#deflate.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
  }

  write(text: string): void {
    if (this.#deflate.destroyed) return;
    this.#deflate.write(text);
    // The flush is queued after this text and before the next, so each message becomes one frame.
    this.#deflate.flush(constants.Z_SYNC_FLUSH, () => {
      this.#send(Buffer.concat(this.#chunks));
      this.#chunks = [];
    });
  }

  close(): void {
    this.#deflate.close();
  }
}
