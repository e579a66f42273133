import { readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { Footer } from './snapshot-format.ts';

/** A snapshot cannot be used. The message is for the operator. */
export class UnusableSnapshotError extends Error {
  override readonly name = 'UnusableSnapshotError';
  readonly fault: SnapshotFault;

  constructor(message: string, fault: SnapshotFault = 'damaged') {
    super(message);
    this.fault = fault;
  }
}

/** There is none yet; it is of other data or another build, as after every update; or it is corrupt. */
export type SnapshotFault = 'missing' | 'outdated' | 'damaged';

/** The bytes of a snapshot's sections by name, in shared memory. */
export type SnapshotParts = ReadonlyMap<string, Uint8Array<SharedArrayBuffer>>;

/** Bytes read at a time when the text is checked. */
const CHUNK = 4 << 20;

/**
 * Reads and checks all sections of a snapshot.
 * @throws {UnusableSnapshotError} when one is damaged.
 */
export function readParts(descriptor: number, { sections }: Footer): SnapshotParts {
  const parts = new Map<string, Uint8Array<SharedArrayBuffer>>();
  for (const { name, offset, bytes, crc } of sections) {
    const part = new Uint8Array(new SharedArrayBuffer(bytes));
    readInto(descriptor, part, offset);
    if (bytes > 0 && crc32(part) !== crc) throw new UnusableSnapshotError(`it is damaged (${name})`);
    parts.set(name, part);
  }
  return parts;
}

/**
 * Checks the text of a snapshot, which stays on the disk.
 * @throws {UnusableSnapshotError} when it is damaged.
 */
export function checkText(descriptor: number, { text: { offset, bytes, crc } }: Footer): void {
  const chunk = Buffer.allocUnsafeSlow(Math.min(CHUNK, bytes));
  let sum = 0;
  for (let done = 0; done < bytes; done += chunk.length) {
    const part = chunk.subarray(0, Math.min(chunk.length, bytes - done));
    readInto(descriptor, part, offset + done);
    sum = crc32(part, sum);
  }
  if (sum !== crc) throw new UnusableSnapshotError('it is damaged (text)');
}

/** Fills `bytes` from the file. */
export function readInto(descriptor: number, bytes: Uint8Array, offset: number): void {
  for (let done = 0; done < bytes.length; ) {
    const got = readSync(descriptor, bytes, done, bytes.length - done, offset + done);
    if (got === 0) throw new UnusableSnapshotError('it is cut short');
    done += got;
  }
}
