import { closeSync, constants, type Dirent, fstatSync, openSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';

/** A file of a data directory. Plain data, so it can be sent to a worker thread. */
export interface DataFile {
  readonly path: string;
  /** The data directory's real path, as {@link realRoot} returns it. */
  readonly root: string;
}

/** A file that exists and is not read. The message is the reason, for the operator. */
export class RefusedFileError extends Error {
  override readonly name = 'RefusedFileError';
}

/** A named pipe would block a plain open until somebody writes to it. Windows has neither flag. */
const OPEN_FLAGS = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;
/** What systems answer when `O_NOFOLLOW` meets a link: Linux and macOS, FreeBSD, NetBSD. */
const IS_LINK = new Set(['ELOOP', 'EMLINK', 'EFTYPE']);

/**
 * The real path of a data directory. The directory itself may be a link.
 * @throws When there is no such directory.
 */
export function realRoot(directory: string): string {
  return realpathSync.native(directory);
}

/**
 * The real path of a file or folder of the data directory.
 * @throws {RefusedFileError} When links lead outside of the data directory, or to a hidden file in it such as `.git/config`.
 */
export function resolveWithin({ path, root }: DataFile): string {
  const real = realpathSync.native(path);
  const reason = reasonToRefuse(real, root);
  if (reason !== undefined) throw new RefusedFileError(reason);
  return real;
}

/**
 * Opens a regular file for reading. Links are followed as long as they stay in the data directory. What was opened is
 * checked, not what the path led to a moment before, so links that change meanwhile gain nothing. A hard link cannot be
 * told from the file itself; whoever makes one could already read that file.
 *
 * @returns Its size in bytes and a descriptor, for the caller to close.
 * @throws {RefusedFileError} When it is something other than a file, or lies outside of the data directory.
 */
export function openDataFile(file: DataFile): { readonly descriptor: number; readonly size: number } {
  const descriptor = openFollowing(file);
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile()) throw new RefusedFileError(notAFile(status));
    if (!isOpenWithin(descriptor, file.root)) {
      const real = statSync(resolveWithin(file));
      const isSame = real.ino === status.ino && real.dev === status.dev;
      if (!isSame) throw new RefusedFileError('it was replaced while it was opened');
    }
    return { descriptor, size: status.size };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** What a directory entry or an open file is, when it is not a regular file. */
export function notAFile(entry: Pick<Dirent, 'isDirectory' | 'isFIFO' | 'isSocket'>): string {
  if (entry.isDirectory()) return 'it is a directory, not a file';
  if (entry.isFIFO()) return 'it is a named pipe, not a file';
  return entry.isSocket() ? 'it is a socket, not a file' : 'it is a device, not a file';
}

/** Opens links only after their target is known to be in the data directory: to open a device can have effects. */
function openFollowing(file: DataFile): number {
  try {
    return openSync(file.path, OPEN_FLAGS);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && IS_LINK.has(String(error.code)))) throw error;
    return openSync(resolveWithin(file), OPEN_FLAGS);
  }
}

/** Whether the system says that an open file lies in the data directory. Linux does, by way of /proc. */
function isOpenWithin(descriptor: number, root: string): boolean {
  try {
    return reasonToRefuse(readlinkSync(`/proc/self/fd/${descriptor}`), root) === undefined;
  } catch {
    return false;
  }
}

function reasonToRefuse(real: string, root: string): string | undefined {
  const start = root.endsWith(sep) ? root : `${root}${sep}`;
  if (real !== root && !real.startsWith(start)) return 'it leads outside of the data directory';
  return real.includes(`${sep}.`, start.length - 1) ? 'it leads to a hidden file' : undefined;
}
