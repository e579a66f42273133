import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Far beyond any real file of a corpus; it keeps a disk image that was put there by mistake out of memory. */
const LARGEST = 256 * 1024 * 1024;

/**
 * The whole of a regular file.
 *
 * @throws When it cannot be read, is something else than a file, or is larger than 256 MB.
 */
export function readBytes(path: string): Buffer {
  // A named pipe would keep a plain open waiting for its writer, for ever.
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const status = fstatSync(file);
    if (!status.isFile()) throw new Error('it is not a file');
    if (status.size > LARGEST) throw new Error('it is larger than 256 MB');
    const bytes = Buffer.allocUnsafeSlow(status.size);
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
