import { closeSync, readSync } from 'node:fs';
import { type DataFile, openDataFile, RefusedFileError } from './data-file.ts';

/** Far beyond any real file of a corpus; it keeps a disk image that was put there by mistake out of memory. */
const LARGEST = 256 * 1024 * 1024;

/** Where a file's bytes go: at least as many as asked for, of which the first ones are taken. */
export type Allocate = (size: number) => Buffer;

export interface FileBytes {
  readonly bytes: Buffer;
  /** False when the file goes on after them. */
  readonly isWhole: boolean;
}

/**
 * Memory for one file at a time: each is read over the one before. Memory that a process touches for the first time is
 * expensive, a microsecond for every few kilobytes.
 */
export function reusedMemory(): Allocate {
  let memory = Buffer.allocUnsafeSlow(1 << 16);
  return (size) => {
    if (size > memory.length) memory = Buffer.allocUnsafeSlow(size * 2);
    return memory;
  };
}

/**
 * Reads a regular file of the data directory, or its first `most` bytes.
 *
 * @param allocate Where it is read to. By default each file gets memory of its own.
 * @throws When it cannot be read, is no regular file, lies outside of the data directory, or is larger than 256 MB.
 */
export function readBytes(
  file: DataFile,
  { allocate = Buffer.allocUnsafeSlow, most = LARGEST }: { readonly allocate?: Allocate; readonly most?: number } = {},
): FileBytes {
  const { descriptor, size } = openDataFile(file);
  try {
    if (size > LARGEST) throw new RefusedFileError('it is larger than 256 MB');
    const wanted = Math.min(size, most);
    const bytes = allocate(wanted).subarray(0, wanted);
    let length = 0;
    while (length < bytes.length) {
      const read = readSync(descriptor, bytes, length, bytes.length - length, length);
      if (read === 0) break;
      length += read;
    }
    return { bytes: bytes.subarray(0, length), isWhole: size <= most };
  } finally {
    closeSync(descriptor);
  }
}
