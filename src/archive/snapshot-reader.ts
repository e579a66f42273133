import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { errorMessage } from '../util/error-text.ts';
import { loadHere, type PartsLoader } from './load-parts.ts';
import {
  buildId,
  type Column,
  type Footer,
  footerSchema,
  MAGIC,
  type SectionType,
  TAIL_BYTES,
} from './snapshot-format.ts';
import { readInto, UnusableSnapshotError } from './snapshot-parts.ts';
import { FileTextStore, type TextStore } from './text-store.ts';

/** A snapshot that was read and verified. */
export interface Snapshot {
  readonly columns: ReadonlyMap<string, Column>;
  readonly documents: ReadonlyMap<string, unknown>;
  readonly text: TextStore;
}

/**
 * Reads a snapshot of the corpus with this fingerprint, every byte of it checked. Rejects with an
 * {@link UnusableSnapshotError} when there is none, or it is damaged, foreign or outdated.
 */
export async function readSnapshot(file: string, corpus: string, load: PartsLoader = loadHere): Promise<Snapshot> {
  const descriptor = open(file);
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile()) throw new UnusableSnapshotError('it is not a file');
    const footer = readFooter(descriptor, status.size);
    if (footer.build !== buildId()) throw new UnusableSnapshotError('it was made by another version', 'outdated');
    if (footer.corpus !== corpus) throw new UnusableSnapshotError('the data directory has changed since', 'outdated');
    const parts = await load(descriptor, footer);
    const columns = new Map<string, Column>();
    const documents = new Map<string, unknown>();
    for (const { name, type } of footer.sections) {
      const bytes = parts.get(name) ?? new Uint8Array();
      if (type === 'json') documents.set(name, JSON.parse(Buffer.from(bytes.buffer).toString()));
      else columns.set(name, typedArray(type, bytes.buffer));
    }
    return { columns, documents, text: new FileTextStore(descriptor, footer.text.offset) };
  } catch (error) {
    closeSync(descriptor);
    if (error instanceof UnusableSnapshotError) throw error;
    throw new UnusableSnapshotError(`it is damaged (${errorMessage(error)})`);
  }
}

function open(file: string): number {
  try {
    // A named pipe would block a plain open until somebody writes to it.
    return openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (isAbsent(error)) throw new UnusableSnapshotError('there is none yet', 'missing');
    throw new UnusableSnapshotError(`it cannot be opened (${error})`);
  }
}

/** ENOTDIR too: a file in place of the cache directory is reported by the writer. */
function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
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
  if (!parsed.success) throw new UnusableSnapshotError('it was made by another version', 'outdated');
  return parsed.data;
}

function typedArray(type: Exclude<SectionType, 'json'>, buffer: ArrayBufferLike): Column {
  if (type === 'i8') return new Int8Array(buffer);
  if (type === 'u8') return new Uint8Array(buffer);
  if (type === 'u16') return new Uint16Array(buffer);
  if (type === 'u32') return new Uint32Array(buffer);
  return type === 'f32' ? new Float32Array(buffer) : new Float64Array(buffer);
}

function readAt(descriptor: number, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  readInto(descriptor, bytes, offset);
  return bytes;
}
