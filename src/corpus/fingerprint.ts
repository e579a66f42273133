import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { causeOf } from './file-errors.ts';
import { LAYOUT, listTranscripts } from './layout.ts';

/**
 * A hash over the names, sizes and times of change of all files that loading the directory would read. It stays when the
 * directory is moved as a whole, and changes when any of its files is written, added or removed. Never throws: what cannot
 * be looked at counts as that.
 */
export function fingerprint(directory: string): string {
  const { transcripts, ...metadata } = LAYOUT;
  const states = Object.values(metadata).map((name) => `${name} ${stateOf(join(directory, name))}`);
  for (const { path } of listTranscripts(directory).files) states.push(`${basename(path)} ${stateOf(path)}`);
  return createHash('sha256').update(states.join('\n')).digest('hex');
}

function stateOf(path: string): string {
  try {
    const { size, mtimeMs } = statSync(path);
    return `${size} ${mtimeMs}`;
  } catch (error) {
    return causeOf(error);
  }
}
