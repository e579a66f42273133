import { spawnSync } from 'node:child_process';
import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sweepAbandoned } from '../../src/archive/archive-snapshot.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const NOW = Date.now();
const AGES_AGO = NOW - 24 * 60 * 60 * 1000;

function temporary(pid: number, since: number): string {
  return `0123456789ab.snapshot.${pid}.${since.toString(36)}.tmp`;
}

test('what killed processes have left is removed, and what others are writing stays', () => {
  const directory = temporaryDirectory();
  const { pid: dead } = spawnSync(process.execPath, ['--version']);
  const others = temporary(process.ppid, NOW);
  const own = temporary(process.pid, NOW);
  const forgotten = temporary(process.ppid, AGES_AGO);
  const kept = [others, own, '0123456789ab.snapshot', 'notes.tmp', '0123456789ab.snapshot.mine.tmp'];
  // In a container, the process before this one had the same number.
  for (const name of [...kept, forgotten, temporary(dead, NOW), temporary(process.pid, AGES_AGO)]) {
    writeFileSync(path.join(directory, name), '');
  }
  utimesSync(path.join(directory, forgotten), AGES_AGO / 1000, AGES_AGO / 1000);
  sweepAbandoned(directory, NOW);
  expect(readdirSync(directory).sort()).toEqual(kept.sort());
});
