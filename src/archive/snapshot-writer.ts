import { closeSync, existsSync, fsync, mkdirSync, openSync, renameSync, rmSync, write, writeSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { errorMessage } from '../util/error-text.ts';
import { ALIGNMENT, buildId, type Column, columnType, FORMAT_VERSION, type Footer, MAGIC } from './snapshot-format.ts';
import { FileTextStore, type TextStore } from './text-store.ts';

const writeAsync = promisify(write);
const fsyncAsync = promisify(fsync);

const TEMPORARY = /\.snapshot\.(\d+)\.([0-9a-z]+)\.tmp$/;

/** The name of a snapshot that is being written. It holds the process' id and the time. */
function temporaryName(file: string, pid: number, since: number): string {
  return `${file}.${pid}.${since.toString(36)}.tmp`;
}

/** The process that writes a temporary file, and since when (milliseconds); undefined for any other name. */
export function writerOf(name: string): { readonly pid: number; readonly since: number } | undefined {
  const [, pid, since] = TEMPORARY.exec(name) ?? [];
  if (pid === undefined || since === undefined) return undefined;
  return { pid: Number(pid), since: Number.parseInt(since, 36) };
}

/** What a snapshot holds besides the text. */
export interface SnapshotContent {
  readonly columns: Readonly<Record<string, Column>>;
  readonly documents: Readonly<Record<string, unknown>>;
}

/** The cache directory cannot be written: it is full, read-only or gone. */
export class SnapshotWriteError extends Error {
  override readonly name = 'SnapshotWriteError';
}

/**
 * Writes a snapshot to a temporary file and renames it when it is complete, so that a reader sees the old one or the
 * new one and never a part. Text can be read back before that.
 *
 * The constructor and {@link appendText} throw a {@link SnapshotWriteError}, {@link finish} rejects; the caller then
 * calls {@link discard} or {@link discardName} and goes on without a snapshot.
 */
export class SnapshotWriter {
  readonly #path: string;
  readonly #temporary: string;
  readonly #descriptor: number;
  #end = 0;
  #textCrc = 0;

  constructor(file: string) {
    this.#path = file;
    this.#temporary = temporaryName(file, process.pid, Date.now());
    this.#descriptor = orWriteError(() => {
      makeDirectory(path.dirname(file));
      return openSync(this.#temporary, 'w+');
    });
    try {
      this.#append(MAGIC);
    } catch (error) {
      this.discard();
      throw error;
    }
  }

  /** Appends text; the first byte appended is the store's byte 0. */
  appendText(bytes: Uint8Array): void {
    // zlib resets the checksum when it is given an empty buffer.
    if (bytes.length === 0) return;
    this.#append(bytes);
    this.#textCrc = crc32(bytes, this.#textCrc);
  }

  /** Reads the text, also what is appended later. The store owns the file descriptor from now on. */
  textStore(): TextStore {
    return new FileTextStore(this.#descriptor, MAGIC.length);
  }

  /** Writes the rest, flushes it to disk and renames the file. */
  async finish(corpus: string, { columns, documents }: SnapshotContent): Promise<void> {
    const text = { offset: MAGIC.length, bytes: this.#end - MAGIC.length, crc: this.#textCrc };
    const sections: Footer['sections'] = [];
    for (const [name, column] of Object.entries(columns)) {
      const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
      sections.push({ name, type: columnType(column), ...(await this.#section(bytes)) });
    }
    for (const [name, document] of Object.entries(documents)) {
      sections.push({ name, type: 'json', ...(await this.#section(Buffer.from(JSON.stringify(document)))) });
    }
    const footer: Footer = { format: FORMAT_VERSION, build: buildId(), corpus, text, sections };
    const footerBytes = Buffer.from(JSON.stringify(footer));
    const tail = Buffer.alloc(8);
    tail.writeUInt32LE(footerBytes.length, 0);
    tail.writeUInt32LE(crc32(footerBytes), 4);
    await this.#appendAsync(Buffer.concat([footerBytes, tail, MAGIC]));
    await fsyncAsync(this.#descriptor);
    renameSync(this.#temporary, this.#path);
  }

  /** Removes and closes the file. The text store can no longer be read. */
  discard(): void {
    this.discardName();
    closeSync(this.#descriptor);
  }

  /** Closes a finished snapshot without text. One with text is closed by its store. */
  close(): void {
    closeSync(this.#descriptor);
  }

  /** Gives up the snapshot only: its text stays readable until the store is closed. */
  discardName(): void {
    rmSync(this.#temporary, { force: true });
  }

  async #section(bytes: Uint8Array): Promise<Pick<Footer['sections'][number], 'offset' | 'bytes' | 'crc'>> {
    await this.#appendAsync(Buffer.alloc((ALIGNMENT - (this.#end % ALIGNMENT)) % ALIGNMENT));
    const offset = this.#end;
    await this.#appendAsync(bytes);
    return { offset, bytes: bytes.length, crc: bytes.length === 0 ? 0 : crc32(bytes) };
  }

  #append(bytes: Uint8Array): void {
    orWriteError(() => {
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(this.#descriptor, bytes, done, bytes.length - done, this.#end + done);
      }
    });
    this.#end += bytes.length;
  }

  async #appendAsync(bytes: Uint8Array): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await writeAsync(this.#descriptor, bytes, done, bytes.length - done, this.#end + done);
      done += bytesWritten;
    }
    this.#end += bytes.length;
  }
}

/**
 * Makes a directory and its parents. Node 20's recursive `mkdir` loops forever where the system reports a missing
 * parent that exists, as below /proc.
 */
function makeDirectory(directory: string): void {
  if (existsSync(directory)) return;
  const parent = path.dirname(directory);
  if (parent !== directory) makeDirectory(parent);
  try {
    mkdirSync(directory);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!existsSync(directory)) throw error;
  }
}

function orWriteError<T>(write: () => T): T {
  try {
    return write();
  } catch (cause) {
    throw new SnapshotWriteError(errorMessage(cause), { cause });
  }
}
