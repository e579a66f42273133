import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Far beyond any real file of a corpus; it keeps a disk image that was put there by mistake out of memory. */
const LARGEST = 256 * 1024 * 1024;

/** Where a file's bytes go: at least as many as asked for, of which the first ones are taken. */
export type Allocate = (size: number) => Buffer;

/**
 * Memory for one file at a time: a new one is read over the one before. Memory that a process has not touched yet is
 * dear, a microsecond for every few kilobytes, and a corpus is much of it.
 */
export function reusedMemory(): Allocate {
  let memory = Buffer.allocUnsafeSlow(1 << 16);
  return (size) => {
    if (size > memory.length) memory = Buffer.allocUnsafeSlow(size * 2);
    return memory;
  };
}

/**
 * The whole of a regular file.
 *
 * @param allocate Where it is read to; without one, to memory of its own.
 * @throws When it cannot be read, is something else than a file, or is larger than 256 MB.
 */
export function readBytes(path: string, allocate: Allocate = Buffer.allocUnsafeSlow): Buffer {
  // A named pipe would keep a plain open waiting for its writer, for ever.
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const status = fstatSync(file);
    if (!status.isFile()) throw new Error('it is not a file');
    if (status.size > LARGEST) throw new Error('it is larger than 256 MB');
    const bytes = allocate(status.size).subarray(0, status.size);
    let length = 0;
    while (length < bytes.length) {
      const read = readSync(file, bytes, length, bytes.length - length, length);
      if (read === 0) break;
      length += read;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}
