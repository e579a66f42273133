import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { causeOf, isMissing } from './file-errors.ts';
import type { Problem } from './problem.ts';

const TRANSCRIPT_NAME = /^hpr(\d{1,6})\.txt$/i;

/** Where each part of the corpus lies in a data directory. Any of them may be missing. */
export const LAYOUT = {
  transcripts: 'hpr_transcripts',
  episodes: join('hpr_metadata', 'episodes.json'),
  hosts: join('hpr_metadata', 'hosts.json'),
  series: join('hpr_metadata', 'series.json'),
  comments: join('hpr_metadata', 'comments.json'),
} as const;

export interface TranscriptFile {
  /** From the file's name. */
  readonly id: number;
  readonly path: string;
}

export interface TranscriptList {
  /** By id, one each. */
  readonly files: readonly TranscriptFile[];
  readonly problems: readonly Problem[];
}

/** The transcripts of a data directory. Files with other names are nobody's business here and are passed over. */
export function listTranscripts(directory: string): TranscriptList {
  const folder = join(directory, LAYOUT.transcripts);
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return { files: [], problems: isMissing(error) ? [] : [{ path: folder, reason: causeOf(error) }] };
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));

  const files = new Map<number, TranscriptFile>();
  const problems: Problem[] = [];
  for (const entry of entries) {
    const number = TRANSCRIPT_NAME.exec(entry.name)?.[1];
    if (number === undefined) continue;
    const id = Number(number);
    const path = `${folder}${sep}${entry.name}`;
    const fault = transcriptFault(id, path, entry, files.get(id));
    if (fault === undefined) files.set(id, { id, path });
    else problems.push({ path, reason: fault });
  }
  return { files: [...files.values()].sort((a, b) => a.id - b.id), problems };
}

function transcriptFault(
  id: number,
  path: string,
  entry: Dirent,
  taken: TranscriptFile | undefined,
): string | undefined {
  if (id === 0) return 'left out: shows are numbered from 1';
  if (taken !== undefined) return `left out: ${taken.path} is the same show`;
  if (entry.isFile()) return undefined;
  try {
    return statSync(path).isFile() ? undefined : 'left out: not a file';
  } catch (error) {
    return `left out: ${causeOf(error)}`;
  }
}
