import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { realRoot, resolveWithin } from './data-file.ts';
import { causeOf } from './file-errors.ts';
import { LAYOUT, listTranscripts } from './layout.ts';

/**
 * A hash over the names, sizes and times of change of all files that loading the directory would read, and of the names
 * that it would refuse. It stays when the directory is moved as a whole, and changes when any of its files is written,
 * added or removed. Never throws: a file that cannot be looked at counts as that.
 */
export function fingerprint(directory: string): string {
  const { transcripts, ...metadata } = LAYOUT;
  const states = Object.values(metadata).map((name) => `${name} ${metadataState(directory, name)}`);
  const { files, problems } = listTranscripts(directory);
  for (const { path } of files) states.push(`${basename(path)} ${stateOf(path)}`);
  for (const { path } of problems) states.push(`${basename(path)} is refused`);
  return createHash('sha256').update(states.join('\n')).digest('hex');
}

function metadataState(directory: string, name: string): string {
  try {
    return stateOf(resolveWithin({ path: join(directory, name), root: realRoot(directory) }));
  } catch (error) {
    return causeOf(error);
  }
}

function stateOf(path: string): string {
  try {
    const { size, mtimeMs } = statSync(path);
    return `${size} ${mtimeMs}`;
  } catch (error) {
    return causeOf(error);
  }
}
