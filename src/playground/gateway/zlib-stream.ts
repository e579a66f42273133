import { constants, createDeflate } from 'node:zlib';

/**
 * The transport compression `zlib-stream`: one zlib context for all messages of a connection, each ended by a sync flush.
 * See https://discord.com/developers/docs/events/gateway#zlibstream
 */
export class ZlibStream {
  readonly #deflate = createDeflate();
  readonly #send: (message: Buffer) => void;
  #chunks: Buffer[] = [];

  /** @param send Gets each message, compressed, in order. */
  constructor(send: (message: Buffer) => void) {
    this.#send = send;
    this.#deflate.on('error', () => this.#deflate.destroy());
    this.#deflate.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
  }

  write(text: string): void {
    if (this.#deflate.destroyed) return;
    this.#deflate.write(text);
    // Queued behind the text and before the next one, so that each message gets a frame of its own.
    this.#deflate.flush(constants.Z_SYNC_FLUSH, () => {
      this.#send(Buffer.concat(this.#chunks));
      this.#chunks = [];
    });
  }

  close(): void {
    this.#deflate.close();
  }
}
