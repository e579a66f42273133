import { closeSync, fstatSync, readSync } from 'node:fs';

/** The long texts of the corpus, end to end in UTF-8. Passages are read when they are needed. */
export interface TextStore {
  /** The bytes from `start` up to `end`. Throws when they cannot be read. */
  read(start: number, end: number): Buffer;
  close(): void;
}

/** Text in an open file. It stays readable when the file is replaced or deleted. */
export class FileTextStore implements TextStore {
  readonly #descriptor: number;
  readonly #offset: number;

  constructor(descriptor: number, offset: number) {
    this.#descriptor = descriptor;
    this.#offset = offset;
  }

  read(start: number, end: number): Buffer {
    const bytes = Buffer.allocUnsafe(end - start);
    for (let done = 0; done < bytes.length; ) {
      const got = readSync(this.#descriptor, bytes, done, bytes.length - done, this.#offset + start + done);
      if (got === 0) {
        const { size } = fstatSync(this.#descriptor);
        throw new Error(
          `The snapshot ends at byte ${size}, before the text at ${this.#offset + end}. Was it cut short?`,
        );
      }
      done += got;
    }
    return bytes;
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/** Text in memory, for a cache directory that cannot be written. */
export class MemoryTextStore implements TextStore {
  readonly #chunks: readonly { readonly start: number; readonly bytes: Uint8Array }[];

  /** @param chunks In the order of the text, none empty. */
  constructor(chunks: readonly Uint8Array[]) {
    let start = 0;
    this.#chunks = chunks.map((bytes) => {
      const chunk = { start, bytes };
      start += bytes.length;
      return chunk;
    });
  }

  read(start: number, end: number): Buffer {
    const parts: Uint8Array[] = [];
    for (const chunk of this.#chunks) {
      if (chunk.start < end && chunk.start + chunk.bytes.length > start) {
        parts.push(chunk.bytes.subarray(Math.max(0, start - chunk.start), end - chunk.start));
      }
    }
    return Buffer.concat(parts);
  }

  close(): void {
    // There is nothing to close.
  }
}
