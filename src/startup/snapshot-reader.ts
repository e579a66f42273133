import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { FileTextStore, type TextStore } from '../knowledge/text-store.ts';
import { buildId, type Column, type Footer, footerSchema, MAGIC, TAIL_BYTES } from './snapshot-format.ts';

/** A snapshot that was read and found whole. */
export interface Snapshot {
  readonly columns: ReadonlyMap<string, Column>;
  readonly documents: ReadonlyMap<string, unknown>;
  readonly text: TextStore;
}

/** Why a snapshot is of no use; its message says it to the operator. */
export class UnusableSnapshotError extends Error {
  override readonly name = 'UnusableSnapshotError';
  /** True when there is just none yet, which is nothing to warn of. */
  readonly missing: boolean;

  constructor(message: string, missing = false) {
    super(message);
    this.missing = missing;
  }
}

/** Bytes that are read at a time to check the text. */
const CHUNK = 4 << 20;

/**
 * Reads a snapshot of the corpus with this fingerprint, every byte of it checked.
 * @throws {UnusableSnapshotError} when there is none, or it is damaged, foreign or outdated.
 */
export function readSnapshot(file: string, corpus: string): Snapshot {
  const descriptor = open(file);
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile()) throw new UnusableSnapshotError('it is not a file');
    const { size } = status;
    const footer = readFooter(descriptor, size);
    if (footer.build !== buildId()) throw new UnusableSnapshotError('it was made by another version');
    if (footer.corpus !== corpus) throw new UnusableSnapshotError('the data directory has changed since');
    const { columns, documents } = readSections(descriptor, footer);
    checkText(descriptor, footer.text);
    return { columns, documents, text: new FileTextStore(descriptor, footer.text.offset) };
  } catch (error) {
    closeSync(descriptor);
    if (error instanceof UnusableSnapshotError) throw error;
    throw new UnusableSnapshotError(`it is damaged (${error instanceof Error ? error.message : String(error)})`);
  }
}

function open(file: string): number {
  try {
    // A named pipe would keep a plain open waiting for its writer, for ever.
    return openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new UnusableSnapshotError(missing ? 'there is none yet' : `it cannot be opened (${error})`, missing);
  }
}

function readFooter(descriptor: number, size: number): Footer {
  if (size < MAGIC.length + TAIL_BYTES) throw new UnusableSnapshotError('it is cut short');
  const tail = readAt(descriptor, size - TAIL_BYTES, TAIL_BYTES);
  const head = readAt(descriptor, 0, MAGIC.length);
  if (!head.equals(MAGIC) || !tail.subarray(8).equals(MAGIC)) {
    throw new UnusableSnapshotError('it is cut short, or not a snapshot');
  }
  const length = tail.readUInt32LE(0);
  if (length > size - TAIL_BYTES) throw new UnusableSnapshotError('it is damaged (footer)');
  const bytes = readAt(descriptor, size - TAIL_BYTES - length, length);
  if (crc32(bytes) !== tail.readUInt32LE(4)) throw new UnusableSnapshotError('it is damaged (footer)');
  const parsed = footerSchema.safeParse(JSON.parse(bytes.toString()));
  if (!parsed.success) throw new UnusableSnapshotError('it was made by another version');
  return parsed.data;
}

function readSections(descriptor: number, footer: Footer): Pick<Snapshot, 'columns' | 'documents'> {
  const columns = new Map<string, Column>();
  const documents = new Map<string, unknown>();
  for (const { name, type, offset, bytes, crc } of footer.sections) {
    const buffer = new ArrayBuffer(bytes);
    const view = new Uint8Array(buffer);
    readInto(descriptor, view, offset);
    if (bytes > 0 && crc32(view) !== crc) throw new UnusableSnapshotError(`it is damaged (${name})`);
    if (type === 'json') documents.set(name, JSON.parse(Buffer.from(buffer).toString()));
    else columns.set(name, typedArray(type, buffer));
  }
  return { columns, documents };
}

function typedArray(type: 'u8' | 'u16' | 'u32' | 'f64', buffer: ArrayBuffer): Column {
  if (type === 'u8') return new Uint8Array(buffer);
  if (type === 'u16') return new Uint16Array(buffer);
  return type === 'u32' ? new Uint32Array(buffer) : new Float64Array(buffer);
}

function checkText(descriptor: number, { offset, bytes, crc }: Footer['text']): void {
  const chunk = Buffer.allocUnsafeSlow(Math.min(CHUNK, bytes));
  let sum = 0;
  for (let done = 0; done < bytes; done += chunk.length) {
    const part = chunk.subarray(0, Math.min(chunk.length, bytes - done));
    readInto(descriptor, part, offset + done);
    sum = crc32(part, sum);
  }
  if (sum !== crc) throw new UnusableSnapshotError('it is damaged (text)');
}

function readAt(descriptor: number, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  readInto(descriptor, bytes, offset);
  return bytes;
}

function readInto(descriptor: number, bytes: Uint8Array, offset: number): void {
  for (let done = 0; done < bytes.length; ) {
    const got = readSync(descriptor, bytes, done, bytes.length - done, offset + done);
    if (got === 0) throw new UnusableSnapshotError('it is cut short');
    done += got;
  }
}
