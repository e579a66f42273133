import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type DataFile, notAFile, realRoot, resolveWithin } from './data-file.ts';
import { causeOf, isMissing } from './file-errors.ts';
import type { Problem } from './problems.ts';

const TRANSCRIPT_NAME = /^hpr(\d{1,6})\.txt$/i;

/** The paths of a data directory. Any of them may be missing. */
export const LAYOUT = {
  transcripts: 'hpr_transcripts',
  episodes: join('hpr_metadata', 'episodes.json'),
  hosts: join('hpr_metadata', 'hosts.json'),
  series: join('hpr_metadata', 'series.json'),
  comments: join('hpr_metadata', 'comments.json'),
} as const;

export interface TranscriptFile extends DataFile {
  /** From the file's name. */
  readonly id: number;
}

export interface TranscriptList {
  /** Ascending by id, one for each show. */
  readonly files: readonly TranscriptFile[];
  readonly problems: readonly Problem[];
}

/**
 * Lists the transcripts of a data directory. Files with other names are passed over; what has a transcript's name and
 * cannot be one, or leads outside of the directory, is among the problems.
 */
export function listTranscripts(directory: string): TranscriptList {
  const folder = join(directory, LAYOUT.transcripts);
  let root: string;
  let entries: Dirent[];
  try {
    root = realRoot(directory);
    entries = readdirSync(resolveWithin({ path: folder, root }), { withFileTypes: true });
  } catch (error) {
    return { files: [], problems: isMissing(error) ? [] : [{ path: folder, reason: `left out: ${causeOf(error)}` }] };
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));

  const files = new Map<number, TranscriptFile>();
  const problems: Problem[] = [];
  for (const entry of entries) {
    const number = TRANSCRIPT_NAME.exec(entry.name)?.[1];
    if (number === undefined) continue;
    const id = Number(number);
    const file = { id, path: `${folder}${sep}${entry.name}`, root };
    const fault = transcriptFault(file, entry, files.get(id));
    if (fault === undefined) files.set(id, file);
    else problems.push({ path: file.path, reason: `left out: ${fault}` });
  }
  return { files: [...files.values()].sort((a, b) => a.id - b.id), problems };
}

function transcriptFault(file: TranscriptFile, entry: Dirent, taken: TranscriptFile | undefined): string | undefined {
  if (file.id === 0) return 'shows are numbered from 1';
  if (taken !== undefined) return `${taken.path} is the same show`;
  if (entry.isFile()) return undefined;
  if (!entry.isSymbolicLink()) return notAFile(entry);
  try {
    const target = statSync(resolveWithin(file));
    return target.isFile() ? undefined : notAFile(target);
  } catch (error) {
    return causeOf(error);
  }
}
