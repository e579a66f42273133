import { createHash } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Archive, Catalogue } from '../knowledge/archive.ts';
import type { IndexColumns, UintColumn } from '../search/columns.ts';
import type { Column } from './snapshot-format.ts';
import { readSnapshot, UnusableSnapshotError } from './snapshot-reader.ts';
import { type SnapshotContent, writerOf } from './snapshot-writer.ts';

const ENDING = '.snapshot';
/** Nobody has written to a temporary file for so long who is still at work. */
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

/** Where the snapshot of a data directory is kept: each directory has its own, so that switching costs nothing. */
export function snapshotPath(cacheDirectory: string, dataDirectory: string): string {
  const key = createHash('sha256').update(path.resolve(dataDirectory)).digest('hex').slice(0, 12);
  return path.join(cacheDirectory, `${key}${ENDING}`);
}

/** The parts of an archive that a snapshot keeps beside the text. */
export function snapshotContent({ columns, textPlaces, catalogue }: Omit<Archive, 'text'>): SnapshotContent {
  return { columns: { ...columns, textPlaces }, documents: { catalogue } };
}

/**
 * The archive in a snapshot, if it is one of the corpus with this fingerprint.
 * @throws {UnusableSnapshotError}
 */
export function readArchive(file: string, corpus: string): Archive {
  const snapshot = readSnapshot(file, corpus);
  const column = (name: string): Column => {
    const found = snapshot.columns.get(name);
    if (!found) throw new UnusableSnapshotError(`it lacks ${name}`);
    return found;
  };
  const wrong = (name: string): never => {
    throw new UnusableSnapshotError(`it has another kind of ${name}`);
  };
  const u8 = (name: string) => {
    const found = column(name);
    return found instanceof Uint8Array ? found : wrong(name);
  };
  const u32 = (name: string) => {
    const found = column(name);
    return found instanceof Uint32Array ? found : wrong(name);
  };
  const uint = (name: string): UintColumn => {
    const found = column(name);
    return found instanceof Uint16Array || found instanceof Uint32Array ? found : wrong(name);
  };
  const f64 = (name: string) => {
    const found = column(name);
    return found instanceof Float64Array ? found : wrong(name);
  };
  const columns: IndexColumns = {
    references: u32('references'),
    termBytes: u8('termBytes'),
    termOffsets: u32('termOffsets'),
    termRanks: u32('termRanks'),
    lists: u32('lists'),
    documents: uint('documents'),
    starts: u32('starts'),
    positions: uint('positions'),
    lengths: u32('lengths'),
    tokens: u32('tokens'),
    wordBytes: u8('wordBytes'),
    wordOffsets: u32('wordOffsets'),
    wordCounts: u32('wordCounts'),
    wordTerms: u32('wordTerms'),
    anchorStarts: u32('anchorStarts'),
    anchors: u32('anchors'),
  };
  const textPlaces = f64('textPlaces');
  // Our own build wrote it, byte for byte, or the reader would have refused: its shape is the compiler's promise.
  const catalogue = snapshot.documents.get('catalogue') as Catalogue;
  return { columns, textPlaces, catalogue, text: snapshot.text };
}

/**
 * Removes what killed processes have left half-written. Who shares the directory from another machine or container may
 * look dead from here; their file is lost then, which costs them a warning and the next start a build.
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

/** In a container, every start has the number of the one before it; so the time counts as well. */
function isDead({ pid, since }: { readonly pid: number; readonly since: number }): boolean {
  if (pid === process.pid) return since < Math.floor(performance.timeOrigin);
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
