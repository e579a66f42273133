import { mkdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../src/corpus/fingerprint.ts';
import { dataDirectory, writeIn } from './data-directory.ts';

const FILES = {
  'hpr_transcripts/hpr0001.txt': 'Hello',
  'hpr_transcripts/hpr0002.txt': 'Hello',
  'hpr_metadata/hosts.json': '[]',
};
const WHEN = new Date('2024-01-01T00:00:00Z');

function directoryOf(files: Readonly<Record<string, string>>): string {
  const directory = dataDirectory(files);
  for (const name of Object.keys(files)) utimesSync(join(directory, name), WHEN, WHEN);
  return directory;
}

describe('fingerprint', () => {
  it('is equal for equal files, in any directory and order', () => {
    const backwards = Object.fromEntries(Object.entries(FILES).reverse());
    expect(fingerprint(directoryOf(FILES))).toBe(fingerprint(directoryOf(FILES)));
    expect(fingerprint(directoryOf(backwards))).toBe(fingerprint(directoryOf(FILES)));
  });

  it('ignores files that are never read', () => {
    const directory = directoryOf(FILES);
    const before = fingerprint(directory);
    writeIn(directory, 'README.md', 'hello');
    writeIn(directory, 'hpr_transcripts/hpr0001.txt.bak', 'hello');
    expect(fingerprint(directory)).toBe(before);
  });

  it.each<[string, (directory: string) => void]>([
    ['a transcript is added', (directory) => writeIn(directory, 'hpr_transcripts/hpr0003.txt', 'Hello')],
    ['a transcript goes away', (directory) => rmSync(join(directory, 'hpr_transcripts/hpr0002.txt'))],
    [
      'a transcript gets another number',
      (directory) =>
        renameSync(join(directory, 'hpr_transcripts/hpr0002.txt'), join(directory, 'hpr_transcripts/hpr0004.txt')),
    ],
    ['metadata is added', (directory) => writeIn(directory, 'hpr_metadata/series.json', '[]')],
    ['metadata goes away', (directory) => rmSync(join(directory, 'hpr_metadata/hosts.json'))],
    [
      'a file changes its size and not its time',
      (directory) => {
        writeIn(directory, 'hpr_metadata/hosts.json', '[ ]');
        utimesSync(join(directory, 'hpr_metadata/hosts.json'), WHEN, WHEN);
      },
    ],
    [
      'a file changes its time and not its size',
      (directory) => {
        const path = join(directory, 'hpr_metadata/hosts.json');
        const { atime } = statSync(path);
        utimesSync(path, atime, new Date(WHEN.getTime() + 1));
      },
    ],
  ])('changes when %s', (_, change) => {
    const directory = directoryOf(FILES);
    const before = fingerprint(directory);
    change(directory);
    expect(fingerprint(directory)).not.toBe(before);
  });

  it('works for a missing and for an empty directory', () => {
    const directory = dataDirectory({});
    mkdirSync(join(directory, 'empty'));
    expect(fingerprint(join(directory, 'nowhere'))).toMatch(/^[0-9a-f]{64}$/);
    expect(fingerprint(join(directory, 'empty'))).toMatch(/^[0-9a-f]{64}$/);
  });
});
