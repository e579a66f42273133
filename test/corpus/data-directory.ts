import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryDirectory } from '../support/temporary-directory.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Creates a temporary data directory with these files, by path. */
export function dataDirectory(files: Files): string {
  const directory = temporaryDirectory();
  for (const [name, content] of Object.entries(files)) writeIn(directory, name, content);
  return directory;
}

export function writeIn(directory: string, name: string, content: string | Uint8Array): void {
  const path = join(directory, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** A transcript file in HPR's format. */
export function transcriptFile(id: number, title: string, ...lines: readonly string[]): string {
  const number = String(id).padStart(4, '0');
  return [
    `Episode: ${id}`,
    `Title: HPR${number}: ${title}`,
    `Source: https://example.org/eps/hpr${number}.mp3`,
    'Transcribed: 2025-10-07 10:17:44',
    '',
    '---',
    '',
    ...lines,
    '',
  ].join('\n');
}

/** JSON with one record per line, so that a record's line is its index plus two. */
export function jsonList(...records: readonly unknown[]): string {
  return `[\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n]\n`;
}
