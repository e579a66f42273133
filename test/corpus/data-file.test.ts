import { execFileSync } from 'node:child_process';
import { mkdirSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TranscriptFile } from '../../src/corpus/layout.ts';
import { listTranscripts } from '../../src/corpus/layout.ts';
import { openCorpus } from '../../src/corpus/open-corpus.ts';
import { describeProblem } from '../../src/corpus/problems.ts';
import { readTranscript } from '../../src/corpus/read-transcript.ts';
import { dataDirectory, jsonList } from './data-directory.ts';

const SECRET = 'DISCORD_TOKEN=secret';
const OUTSIDE = 'left out: it leads outside of the data directory';
const HOST = { hostid: 7, host: 'Dann', profile: SECRET };

/** A directory `data` with one show, next to unrelated files. */
function withNeighbours(): { readonly base: string; readonly data: string } {
  const base = dataDirectory({
    '.env': SECRET,
    'hosts.json': jsonList(HOST),
    'elsewhere/hpr0020.txt': SECRET,
    'data/hpr_transcripts/hpr0001.txt': 'Hello',
    'data/.git/config': SECRET,
  });
  return { base, data: join(base, 'data') };
}

/** Everything served from a directory, as text, and the rejected paths within it. */
function load(data: string) {
  const { sources, hosts, problems } = openCorpus(data);
  const texts = sources.map(({ transcript }) => transcript && Buffer.from(readTranscript(transcript).text).toString());
  return {
    ids: sources.map(({ id }) => id),
    served: JSON.stringify([texts, hosts]),
    refused: problems.map((problem) => describeProblem(problem).replace(`${data}/`, '')),
  };
}

describe('a data directory whose links lead outside', () => {
  it.each([
    ['a relative link', '../../.env'],
    ['a link to a link', 'chain.txt'],
    ['a device', '/dev/zero'],
    ['a file of the system', '/etc/hostname'],
  ])('serves nothing and reports the transcript that is %s', (_, target) => {
    const { data } = withNeighbours();
    symlinkSync('../../.env', join(data, 'hpr_transcripts', 'chain.txt'));
    symlinkSync(target, join(data, 'hpr_transcripts', 'hpr0009.txt'));
    const { ids, served, refused } = load(data);
    expect(ids).toEqual([1]);
    expect(served).not.toContain('secret');
    expect(refused).toEqual([`hpr_transcripts/hpr0009.txt: ${OUTSIDE}`]);
  });

  it('serves nothing from a linked folder of transcripts', () => {
    const { base, data } = withNeighbours();
    rmSync(join(data, 'hpr_transcripts'), { recursive: true });
    mkdirSync(join(data, 'hpr_metadata'));
    renameSync(join(base, 'hosts.json'), join(data, 'hpr_metadata', 'hosts.json'));
    symlinkSync(join(base, 'elsewhere'), join(data, 'hpr_transcripts'));
    expect(() => openCorpus(data)).toThrow(/hpr_transcripts: left out: it leads outside of the data directory/);
  });

  it('serves nothing from linked metadata, whether the file or its folder is a link', () => {
    const { base, data } = withNeighbours();
    mkdirSync(join(data, 'hpr_metadata'));
    symlinkSync('../../hosts.json', join(data, 'hpr_metadata', 'hosts.json'));
    expect(load(data)).toMatchObject({ refused: [`hpr_metadata/hosts.json: ${OUTSIDE}`] });
    rmSync(join(data, 'hpr_metadata'), { recursive: true });
    symlinkSync(base, join(data, 'hpr_metadata'));
    const { served, refused } = load(data);
    expect(served).not.toContain('secret');
    expect(refused).toEqual([`hpr_metadata/hosts.json: ${OUTSIDE}`]);
  });

  it("serves no hidden file of its own, such as git's", () => {
    const { data } = withNeighbours();
    symlinkSync('../.git/config', join(data, 'hpr_transcripts', 'hpr0009.txt'));
    expect(load(data)).toMatchObject({
      ids: [1],
      refused: ['hpr_transcripts/hpr0009.txt: left out: it leads to a hidden file'],
    });
  });

  it('serves nothing from a file that becomes a link after it was listed', () => {
    const { base, data } = withNeighbours();
    const [file] = listTranscripts(data).files as [TranscriptFile];
    rmSync(file.path);
    symlinkSync(join(base, '.env'), file.path);
    expect(readTranscript(file).problems).toEqual([{ path: file.path, reason: OUTSIDE }]);
    rmSync(join(data, 'hpr_transcripts'), { recursive: true });
    renameSync(join(base, 'elsewhere', 'hpr0020.txt'), join(base, 'elsewhere', 'hpr0001.txt'));
    symlinkSync(join(base, 'elsewhere'), join(data, 'hpr_transcripts'));
    expect(readTranscript(file)).toMatchObject({ text: new Uint8Array(), problems: [{ reason: OUTSIDE }] });
  });
});

describe('a data directory with links that stay inside', () => {
  it('is read as if they were files, even if the directory itself is a link', () => {
    const { base, data } = withNeighbours();
    renameSync(join(data, 'hpr_transcripts'), join(data, 'texts'));
    symlinkSync('texts', join(data, 'hpr_transcripts'));
    symlinkSync('hpr0001.txt', join(data, 'texts', 'hpr0002.txt'));
    symlinkSync('data', join(base, 'link'));
    const { ids, served, refused } = load(join(base, 'link'));
    expect(ids).toEqual([1, 2]);
    expect(served).toBe('[["Hello","Hello"],[]]');
    expect(refused).toEqual([]);
  });
});

describe('something else with the name of a transcript', () => {
  it('is reported and does not block', async () => {
    const { data } = withNeighbours();
    const named = (id: number): string => join(data, 'hpr_transcripts', `hpr000${id}.txt`);
    mkdirSync(named(2));
    execFileSync('mkfifo', [named(3)]);
    const server = net.createServer().listen(named(4));
    await new Promise((resolve) => server.once('listening', resolve));
    try {
      symlinkSync('hpr0005.txt', named(5));
      expect(load(data)).toMatchObject({
        ids: [1],
        refused: [
          'hpr_transcripts/hpr0002.txt: left out: it is a directory, not a file',
          'hpr_transcripts/hpr0003.txt: left out: it is a named pipe, not a file',
          'hpr_transcripts/hpr0004.txt: left out: it is a socket, not a file',
          'hpr_transcripts/hpr0005.txt: left out: its symbolic links form a circle',
        ],
      });
      const root = realpathSync(data);
      for (const [id, reason] of [
        [3, /pipe/],
        [4, /socket/],
      ] as const) {
        const read = readTranscript({ id, path: named(id), root });
        expect(read.problems).toEqual([{ path: named(id), reason: expect.stringMatching(reason) }]);
      }
    } finally {
      server.close();
    }
  });
});
