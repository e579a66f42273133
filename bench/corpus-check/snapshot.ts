import { closeSync, copyFileSync, openSync, readSync, statSync, truncateSync, writeSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readArchive, snapshotPath } from '../../src/archive/archive-snapshot.ts';
import { bundledWorkers } from '../../src/archive/bundled-workers.ts';
import { loadInWorker } from '../../src/archive/load-parts.ts';
import { openVectors } from '../../src/archive/open-vectors.ts';
import { UnusableSnapshotError } from '../../src/archive/snapshot-parts.ts';
import { fingerprint } from '../../src/corpus/fingerprint.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { querySet } from '../queries.ts';
import { type Check, type Outcome, passedUnless } from './check.ts';
import type { Context } from './context.ts';

/** The number of bytes to flip, spread evenly over the file, its first and last among them. */
const FLIPPED = 16;
/** Every 40th episode is compared in full. */
const STRIDE = 40;

/** The snapshot is read in a worker, as the product does. */
const { workers } = bundledWorkers();
const load = workers && loadInWorker(workers.snapshot);

/** A warm start gives the same answers as a cold one, and a damaged snapshot is always refused. */
export function snapshotChecks(context: Context): Check[] {
  return [
    { name: 'snapshot: a warm start gives the same answers as a cold one', run: () => checkRoundTrip(context) },
    { name: 'snapshot: damage is detected everywhere', run: () => checkDamage(context) },
  ];
}

async function checkRoundTrip({ dataDirectory, cacheDirectory, knowledgeBase: cold, log }: Context): Promise<Outcome> {
  const snapshot = snapshotPath(cacheDirectory, dataDirectory);
  const corpus = fingerprint(dataDirectory);
  const archive = await readArchive(snapshot, corpus, load);
  // Aborted, so that vectors that cannot be read are not learnt again.
  const options = { snapshot, corpus, log, signal: AbortSignal.abort(), ...(load && { load }) };
  const vectors = await openVectors(archive.columns, options);
  const warm = createKnowledgeBase({ ...archive, vectors });
  const questions = [...searches(), ...readings(cold)];
  const wrong = questions.filter(({ ask }) => !isDeepStrictEqual(ask(warm), ask(cold))).map(({ name }) => name);
  archive.text.close();
  return passedUnless(wrong, `${questions.length} answers are the same`);
}

interface Question {
  readonly name: string;
  ask(knowledgeBase: KnowledgeBase): unknown;
}

function searches(): Question[] {
  return querySet().map(({ text }) => ({
    name: `search ${text}`,
    ask: (knowledgeBase) => knowledgeBase.search({ text, offset: 0, limit: 10 }),
  }));
}

function readings({ episodes }: KnowledgeBase): Question[] {
  const some = episodes.filter((_, place) => place % STRIDE === 0);
  return [
    { name: 'statistics', ask: ({ stats }) => stats },
    { name: 'episodes', ask: (knowledgeBase) => knowledgeBase.episodes },
    ...some.map(({ id }) => ({
      name: `episode ${id}`,
      ask: (knowledgeBase: KnowledgeBase) => [
        knowledgeBase.notes(id),
        knowledgeBase.comments(id),
        knowledgeBase.transcript(id, 'linux'),
      ],
    })),
  ];
}

async function checkDamage({ dataDirectory, cacheDirectory, temporary }: Context): Promise<Outcome> {
  const corpus = fingerprint(dataDirectory);
  const file = path.join(temporary, 'damaged.snapshot');
  copyFileSync(snapshotPath(cacheDirectory, dataDirectory), file);
  const { size } = statSync(file);
  const places = Array.from({ length: FLIPPED }, (_, index) => Math.floor((index * (size - 1)) / (FLIPPED - 1)));
  const wrong: number[] = [];
  for (const place of places) {
    flip(file, place);
    if (!(await isRefused(file, corpus))) wrong.push(place);
    flip(file, place);
  }
  const other = (await isRefused(file, 'another corpus')) ? [] : ['a snapshot of another corpus was accepted'];
  truncateSync(file, size - 1);
  const short = (await isRefused(file, corpus)) ? [] : ['a snapshot that is one byte short was accepted'];
  return passedUnless(
    [...wrong.map((place) => `a flipped byte ${place} of ${size} was not detected`), ...other, ...short],
    `${FLIPPED} flipped bytes, a missing byte and another corpus are refused`,
  );
}

async function isRefused(file: string, corpus: string): Promise<boolean> {
  try {
    const { text } = await readArchive(file, corpus, load);
    text.close();
    return false;
  } catch (error) {
    if (error instanceof UnusableSnapshotError) return true;
    throw error;
  }
}

function flip(file: string, place: number): void {
  const descriptor = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  readSync(descriptor, byte, 0, 1, place);
  writeSync(descriptor, Buffer.from([(byte[0] ?? 0) ^ 0x01]), 0, 1, place);
  closeSync(descriptor);
}
