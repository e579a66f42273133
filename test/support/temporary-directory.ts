import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const directories: string[] = [];

/** Makes an empty directory. It is removed after the last test of the file, by `remove-temporary-directories.ts`. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'test-'));
  directories.push(directory);
  return directory;
}

/** Removes all directories that this process has made so far. */
export function removeTemporaryDirectories(): void {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
}
