import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { BuildWorkers } from '../../src/archive/build-index.ts';
import { BATCH_BYTES } from '../../src/archive/episode-batch.ts';
import { listTranscripts } from '../../src/corpus/layout.ts';
import { openCorpus } from '../../src/corpus/open-corpus.ts';
import type { IndexColumns } from '../../src/search/index/columns.ts';
import { dataDirectory, type Files, transcriptFile } from '../corpus/data-directory.ts';

const SCRIPT = new URL('../../dist/build-worker.js', import.meta.url);

/** Text of so many bytes, a line for every ten words or so, with words that come again and words that do not. */
function textOf(bytes: number, seed: number): string {
  let text = '';
  for (let word = seed; text.length < bytes; word = (word * 75 + 74) % 65_537) {
    text += `${word % 3 === 0 ? 'the' : `word${word % 997}`}${word % 10 === 0 ? '\n' : ' '}`;
  }
  return `${text.slice(0, bytes - 1).replace(/\s$/, 'x')}y`;
}

function transcripts(texts: readonly string[], first = 1): Files {
  const files = texts.map((text, index): [string, string] => {
    const id = first + index;
    const name = `hpr_transcripts/hpr${String(id).padStart(4, '0')}.txt`;
    return [name, text === '' ? '' : transcriptFile(id, `Show ${id}`, text)];
  });
  return Object.fromEntries(files);
}

const many = (count: number, bytes: number): string[] =>
  Array.from({ length: count }, (_, seed) => textOf(bytes, seed + 1));

const CORPORA: Readonly<Record<string, Files>> = {
  'whose first show is empty': transcripts(['', ...many(30, 80_000)]),
  'whose every other show is empty': transcripts(many(30, 80_000).flatMap((text) => [text, ''])),
  'with texts that are just a batch, and a little more and less': transcripts([
    'short',
    ...[-1, 0, 1].map((more) => textOf(BATCH_BYTES + more, 7)),
    ...many(10, 60_000),
  ]),
  'with a show of very many words, and loops': transcripts([
    'cat '.repeat(70_000),
    'again and again\n'.repeat(5_000),
    ...many(10, 60_000),
  ]),
  'of one show': transcripts(['one show']),
};

let running: BuildWorkers | undefined;
afterEach(async () => running?.stop());

/** What a build comes to: the columns, and the texts of each show, as sums. */
async function build(directory: string, workers: BuildWorkers): Promise<Record<string, string>> {
  running = workers;
  const texts = new Map<number, string>();
  workers.readAhead(listTranscripts(directory).files);
  const columns: IndexColumns = await workers.build(openCorpus(directory).sources, ({ episodes, text }) => {
    let end = 0;
    for (const { episode, loops, transcriptBytes, notesBytes } of episodes) {
      const own = text.subarray(end, end + transcriptBytes + notesBytes);
      texts.set(episode.id, `${episode.id} ${JSON.stringify(loops)} ${sumOf(own)}`);
      end += own.length;
    }
    // The worker writes over it.
    text.fill(0);
  });
  await workers.stop();
  const sums = Object.entries(columns).map(([name, column]) => [name, sumOf(Uint32Array.from(column))]);
  return { ...Object.fromEntries(sums), texts: [...texts.values()].sort().join('\n') };
}

function sumOf(numbers: Uint8Array | Uint32Array): string {
  return createHash('sha256').update(numbers).digest('hex');
}

describe.each(Object.entries(CORPORA))('a corpus %s', (_, files) => {
  test('is built by any number of workers as in one thread', async () => {
    const directory = dataDirectory(files);
    const alone = await build(directory, new BuildWorkers(undefined));
    for (const count of [1, 3]) {
      expect(await build(directory, new BuildWorkers(SCRIPT, count)), `${count} workers`).toEqual(alone);
    }
  });
});

test('a worker that ends early fails the build', async () => {
  const directory = dataDirectory(transcripts(many(10, 20_000)));
  const workers = new BuildWorkers(SCRIPT, 2);
  const failed = expect(workers.build(openCorpus(directory).sources, () => {})).rejects.toThrow('ended early');
  await workers.stop();
  await failed;
});

test('a text store that fails is not called again', async () => {
  const directory = dataDirectory(transcripts(many(40, 80_000)));
  const workers = new BuildWorkers(SCRIPT, 1);
  running = workers;
  let told = 0;
  const building = workers.build(openCorpus(directory).sources, () => {
    told++;
    throw new Error('the disk is full');
  });
  await expect(building).rejects.toThrow('the disk is full');
  await workers.stop();
  expect(told).toBe(1);
});
