import { errorMessage } from '../util/error-text.ts';

const CAUSES: Readonly<Record<string, string>> = {
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  EISDIR: 'it is a directory, not a file',
  ENOTDIR: 'it is not a directory',
  ENOENT: 'it does not exist',
  ELOOP: 'its symbolic links form a circle',
  EMFILE: 'too many files are open',
  ENXIO: 'it is a socket or a device, not a file',
  EIO: 'the disk cannot read it',
};

/** Whether the file does not exist. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** Why a file could not be read, in words. */
export function causeOf(error: unknown): string {
  const known = CAUSES[codeOf(error) ?? ''];
  return known ?? errorMessage(error);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
