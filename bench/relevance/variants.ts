import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { LAYOUT } from '../../src/corpus/layout.ts';
import type { QuestionCorpus } from './corpus.ts';
import { type ArchiveName, FOLDS, type Sourced } from './question.ts';

/** The directory in which the data directories and snapshots for a corpus are kept between runs. */
export function workDirectory(cacheDirectory: string, dataDirectory: string): string {
  const key = createHash('sha256').update(dataDirectory).digest('hex').slice(0, 12);
  return path.resolve(cacheDirectory, 'relevance', key);
}

/** A list of records of any kind; only their ids are needed. */
const records = z.array(z.looseObject({ id: z.coerce.number() }));
type RawRecord = z.output<typeof records>[number];

/** A stop word, so it is not indexed; but it is a title, so none is taken from the transcript's header. */
const NO_TITLE = 'the';

/**
 * Writes a data directory for each index that lacks something. Transcripts are copied, because the product does not
 * follow links out of a data directory; metadata is rewritten. Unchanged files are left alone, so that snapshots stay
 * valid.
 */
export function writeVariants(
  dataDirectory: string,
  work: string,
  corpus: QuestionCorpus,
  sourced: readonly Sourced[],
): ReadonlyMap<ArchiveName, string> {
  const episodes = readList(path.join(dataDirectory, LAYOUT.episodes));
  const comments = readList(path.join(dataDirectory, LAYOUT.comments));
  const variant = (name: ArchiveName, metadata: Metadata): [ArchiveName, string] => {
    const directory = path.join(work, name);
    writeVariant(dataDirectory, directory, metadata);
    return [name, directory];
  };
  const bare = corpus.episodes.map(({ id }) => ({ id, title: NO_TITLE }));
  const unkeyed = episodes.map((record) => ({ ...record, summary: '', tags: '' }));
  const folds = Array.from({ length: FOLDS }, (_, number): ArchiveName => `fold-${number}`);
  return new Map<ArchiveName, string>([
    ['whole', dataDirectory],
    variant('speech', { episodes: bare, comments: [], withNames: false }),
    variant('no-keywords', { episodes: unkeyed, comments, withNames: true }),
    ...folds.map((name) => {
      const own = sourced.filter(({ question }) => question.archive === name).map(({ source }) => source);
      return variant(name, {
        episodes: withoutSentences(episodes, corpus, own),
        comments: withoutComments(comments, own),
        withNames: true,
      });
    }),
  ]);
}

interface Metadata {
  readonly episodes: readonly object[];
  readonly comments: readonly object[];
  /** Whether hosts and series are copied too. */
  readonly withNames: boolean;
}

function writeVariant(dataDirectory: string, directory: string, { episodes, comments, withNames }: Metadata): void {
  mkdirSync(path.join(directory, path.dirname(LAYOUT.episodes)), { recursive: true });
  copyFolder(path.join(dataDirectory, LAYOUT.transcripts), path.join(directory, LAYOUT.transcripts));
  if (withNames) {
    for (const name of [LAYOUT.hosts, LAYOUT.series]) {
      copyIfChanged(path.join(dataDirectory, name), path.join(directory, name));
    }
  }
  writeIfChanged(path.join(directory, LAYOUT.episodes), JSON.stringify(episodes));
  writeIfChanged(path.join(directory, LAYOUT.comments), JSON.stringify(comments));
}

/** Makes the files of `to` the same as those of `from`, which has no subdirectories. */
function copyFolder(from: string, to: string): void {
  if (!existsSync(from)) return;
  // Earlier versions made it a symbolic link: writing through it would change the corpus itself.
  if (lstatSync(to, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(to);
  mkdirSync(to, { recursive: true });
  const names = new Set(readdirSync(from));
  for (const name of names) copyIfChanged(path.join(from, name), path.join(to, name));
  for (const name of readdirSync(to)) if (!names.has(name)) rmSync(path.join(to, name));
}

/** Copies a file with its times, which are part of a snapshot's key. */
function copyIfChanged(from: string, to: string): void {
  const source = statSync(from, { throwIfNoEntry: false });
  if (!source?.isFile()) return;
  if (lstatSync(to, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(to);
  const copy = statSync(to, { throwIfNoEntry: false });
  // utimes is precise to about a millisecond.
  if (copy?.size === source.size && Math.abs(copy.mtimeMs - source.mtimeMs) < 2) return;
  copyFileSync(from, to);
  utimesSync(to, source.atime, source.mtime);
}

function writeIfChanged(file: string, content: string): void {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== content) writeFileSync(file, content);
}

function readList(file: string): readonly RawRecord[] {
  return existsSync(file) ? records.parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
}

type Source = Sourced['source'];

function withoutComments(comments: readonly RawRecord[], own: readonly Source[]): readonly RawRecord[] {
  const asking = new Set(own.flatMap((source) => (source.kind === 'comment' ? [source.comment] : [])));
  return comments.filter(({ id }) => !asking.has(id));
}

/** Removes the sources of questions from the notes. The rest is written as plain text, which has the same words. */
function withoutSentences(
  episodes: readonly RawRecord[],
  corpus: QuestionCorpus,
  own: readonly Source[],
): readonly RawRecord[] {
  const asking = new Map<number, string[]>();
  for (const source of own) {
    if (source.kind === 'notes') asking.set(source.episode, [...(asking.get(source.episode) ?? []), source.sentence]);
  }
  const byId = new Map(corpus.episodes.map((episode) => [episode.id, episode]));
  return episodes.map((record) => {
    const sentences = asking.get(record.id);
    const episode = byId.get(record.id);
    if (sentences === undefined || episode === undefined) return record;
    const notes = sentences.reduce((text, sentence) => text.replaceAll(sentence, ' '), corpus.notes(episode));
    return { ...record, notes: notes.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') };
  });
}
