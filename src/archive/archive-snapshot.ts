import { createHash } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { AsrConfusionColumns } from '../search/expansion/asr-confusions/learn-confusions.ts';
import type { IndexColumns } from '../search/index/columns.ts';
import { NO_VECTORS } from '../search/vectors/vector-columns.ts';
import type { Archive, Catalogue } from './archive.ts';
import { ColumnReader } from './column-reader.ts';
import type { PartsLoader } from './load-parts.ts';
import { readSnapshot } from './snapshot-reader.ts';
import { type SnapshotContent, writerOf } from './snapshot-writer.ts';

const ENDING = '.snapshot';
/** A temporary file that was not written to for this long is abandoned. */
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

/** Path of a data directory's snapshot. Each directory has its own, so switching between them needs no build. */
export function snapshotPath(cacheDirectory: string, dataDirectory: string): string {
  const key = createHash('sha256').update(path.resolve(dataDirectory)).digest('hex').slice(0, 12);
  return path.join(cacheDirectory, `${key}${ENDING}`);
}

/** What a snapshot keeps of an archive besides the text. */
export function snapshotContent({
  columns,
  asrConfusions,
  textPlaces,
  catalogue,
}: Omit<Archive, 'text' | 'vectors'>): SnapshotContent {
  return { columns: { ...columns, ...asrConfusions, textPlaces }, documents: { catalogue } };
}

/**
 * Reads an archive from a snapshot of the corpus with this fingerprint. Rejects with an {@link UnusableSnapshotError}
 * when it is not one.
 */
export async function readArchive(file: string, corpus: string, load?: PartsLoader): Promise<Archive> {
  const { columns, documents, text } = await readSnapshot(file, corpus, load);
  const read = new ColumnReader(columns);
  // The reader has verified that this very build wrote it, so it has the type that the compiler checked.
  const catalogue = documents.get('catalogue') as Catalogue;
  return {
    columns: indexColumns(read),
    asrConfusions: asrConfusionColumns(read),
    textPlaces: read.f64('textPlaces'),
    vectors: NO_VECTORS,
    catalogue,
    text,
  };
}

function indexColumns(read: ColumnReader): IndexColumns {
  return {
    references: read.u32('references'),
    termBytes: read.u8('termBytes'),
    termOffsets: read.u32('termOffsets'),
    lists: read.u32('lists'),
    documents: read.uint('documents'),
    starts: read.u32('starts'),
    positions: read.uint('positions'),
    contexts: read.u16('contexts'),
    lengths: read.u32('lengths'),
    tokens: read.u32('tokens'),
    wordBytes: read.u8('wordBytes'),
    wordOffsets: read.u32('wordOffsets'),
    wordCounts: read.u32('wordCounts'),
    wordTerms: read.u32('wordTerms'),
    wordForms: read.u8('wordForms'),
    anchorStarts: read.u32('anchorStarts'),
    anchors: read.u32('anchors'),
  };
}

function asrConfusionColumns(read: ColumnReader): AsrConfusionColumns {
  return {
    confusedTerms: read.u32('confusedTerms'),
    confusionStarts: read.u32('confusionStarts'),
    confusionTerms: read.u32('confusionTerms'),
    confusionWeights: read.u8('confusionWeights'),
    confusionCounts: read.u16('confusionCounts'),
    splitTerms: read.u32('splitTerms'),
    splitStarts: read.u32('splitStarts'),
    splitFirsts: read.u32('splitFirsts'),
    splitSeconds: read.u32('splitSeconds'),
    splitWeights: read.u8('splitWeights'),
    splitCounts: read.u16('splitCounts'),
    spelledTerms: read.u32('spelledTerms'),
    spelledStarts: read.u32('spelledStarts'),
    spelledDocuments: read.uint('spelledDocuments'),
    spelledPositions: read.uint('spelledPositions'),
    spelledLengths: read.u8('spelledLengths'),
  };
}

/**
 * Removes temporary files of processes that were killed. A process on another machine or in another container looks dead
 * from here; it loses its file then, which costs it a warning and a build at its next start.
 */
export function sweepAbandoned(cacheDirectory: string, now: number): void {
  for (const name of readdirSync(cacheDirectory)) {
    const writer = writerOf(name);
    if (writer === undefined) continue;
    const file = path.join(cacheDirectory, name);
    const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now;
    if (isDead(writer) || now - written > ABANDONED_AFTER_MS) rmSync(file, { force: true });
  }
}

/** In a container every start has the same process id, so the time counts as well. */
function isDead({ pid, since }: { readonly pid: number; readonly since: number }): boolean {
  if (pid === process.pid) return since < Math.floor(performance.timeOrigin);
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
