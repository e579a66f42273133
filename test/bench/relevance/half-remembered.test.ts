import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readHalfRemembered } from '../../../bench/relevance/half-remembered.ts';
import { UsageError } from '../../../bench/run-tool.ts';

const kettle = { episode: 7, half: 'Somebody repaired what boils water', short: 'boiler repair', name: 'Quill kettle' };
let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'half-remembered-'));
  file = path.join(directory, 'half-remembered.jsonl');
});

afterEach(() => rmSync(directory, { recursive: true }));

test('an episode is a line, and without the file there are none', () => {
  expect(readHalfRemembered(file)).toBeUndefined();
  writeFileSync(file, `${JSON.stringify(kettle)}\n\n${JSON.stringify({ ...kettle, episode: 8 })}\n`);
  expect(readHalfRemembered(file)).toEqual([kettle, { ...kettle, episode: 8 }]);
});

test('a line that is no such episode is named', () => {
  for (const wrong of [
    '{',
    JSON.stringify({ ...kettle, short: '' }),
    JSON.stringify({ ...kettle, episode: 'seven' }),
  ]) {
    writeFileSync(file, `${JSON.stringify(kettle)}\n${wrong}\n`);
    const read = () => readHalfRemembered(file);
    expect(read).toThrow(UsageError);
    expect(read).toThrow('half-remembered.jsonl:2');
  }
});
