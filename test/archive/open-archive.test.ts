import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { snapshotPath } from '../../src/archive/archive-snapshot.ts';
import { openArchive } from '../../src/archive/open-archive.ts';
import { dataDirectory, jsonList, transcriptFile, writeIn } from '../corpus/data-directory.ts';
import { MemoryLog } from '../discord/support/memory-log.ts';

const WARN = 40;
const INFO = 30;

/** What a start says of the snapshot and of its directory, with how loud. */
async function said(dataDirectory: string, cacheDirectory: string): Promise<readonly (readonly [number, string])[]> {
  const log = new MemoryLog();
  const { archive, saved } = await openArchive({ dataDirectory, cacheDirectory, log: log.logger });
  await saved;
  archive.text.close();
  return log.lines
    .filter(({ msg }) => /snapshot of the index is rebuilt|cache directory/i.test(msg ?? ''))
    .map(({ level, msg = '' }) => [level, msg]);
}

function withShow(directory: string, id: number): void {
  writeIn(directory, `hpr_transcripts/hpr000${id}.txt`, transcriptFile(id, `Show ${id}`, 'rain'));
  writeIn(directory, 'hpr_metadata/episodes.json', jsonList({ id, title: `Show ${id}` }));
}

test('a snapshot that is outdated is the usual case, and one that is damaged is worth a warning', async () => {
  const directory = dataDirectory({});
  const cache = path.join(directory, 'cache');
  withShow(directory, 1);
  expect(await said(directory, cache)).toEqual([]);
  expect(await said(directory, cache)).toEqual([]);
  withShow(directory, 2);
  expect(await said(directory, cache)).toEqual([[INFO, expect.stringContaining('has changed since')]]);
  const file = snapshotPath(cache, directory);
  writeFileSync(file, readFileSync(file).subarray(0, -1));
  expect(await said(directory, cache)).toEqual([[WARN, expect.stringContaining('cut short')]]);
});

test('a cache directory that is a file is warned of once', async () => {
  const directory = dataDirectory({ cache: '' });
  withShow(directory, 1);
  expect(await said(directory, path.join(directory, 'cache'))).toEqual([
    [WARN, expect.stringContaining('cannot be written')],
  ]);
});
