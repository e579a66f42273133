import path from 'node:path';
import pino from 'pino';
import { openArchive } from '../../src/archive/open-archive.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { jsonList, transcriptFile, writeIn } from '../corpus/data-directory.ts';
import { temporaryDirectory } from './temporary-directory.ts';

/** A show of a test. Fields that are left out are empty. */
export interface TestShow {
  readonly id: number;
  readonly title?: string;
  readonly summary?: string;
  readonly notes?: string;
  readonly tags?: string;
  readonly series?: number;
  readonly hostid?: number;
  readonly date?: string;
  /** Seconds. */
  readonly duration?: number;
  readonly said?: string | readonly string[];
  readonly comments?: readonly string[];
}

/**
 * The knowledge base over these shows, which are written to files and read from there.
 * @param series The names of the series, numbered from 1; likewise `hosts`.
 */
export async function knowledgeBaseOver(
  shows: readonly TestShow[],
  series: readonly string[] = [],
  hosts: readonly string[] = [],
): Promise<KnowledgeBase> {
  const directory = temporaryDirectory();
  for (const { id, title = `Show ${id}`, said } of shows) {
    const name = `hpr_transcripts/hpr${String(id).padStart(4, '0')}.txt`;
    if (said !== undefined) writeIn(directory, name, transcriptFile(id, title, ...[said].flat()));
  }
  const comments = shows.flatMap(({ id, comments: texts = [] }) => texts.map((text) => ({ id, text })));
  const metadata = {
    episodes: shows.map(({ said: _said, comments: _comments, ...record }) => ({
      title: `Show ${record.id}`,
      ...record,
    })),
    hosts: hosts.map((host, index) => ({ hostid: index + 1, host })),
    series: series.map((name, index) => ({ id: index + 1, name })),
    comments: comments.map(({ id, text }, index) => ({ id: index + 1, eps_id: id, comment_text: text })),
  };
  for (const [name, records] of Object.entries(metadata)) {
    writeIn(directory, `hpr_metadata/${name}.json`, jsonList(...records));
  }
  const { archive, saved } = await openArchive({
    dataDirectory: directory,
    cacheDirectory: path.join(directory, 'cache'),
    log: pino({ level: 'silent' }),
  });
  await saved;
  return createKnowledgeBase(archive);
}
