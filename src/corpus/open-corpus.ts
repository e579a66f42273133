import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cleanComments, cleanHosts, cleanSeries } from './clean-records.ts';
import { commentsByShow, commentsText } from './comments-text.ts';
import { danglingReferences } from './dangling-references.ts';
import { realRoot } from './data-file.ts';
import { causeOf } from './file-errors.ts';
import { LAYOUT, listTranscripts, type TranscriptFile } from './layout.ts';
import type { Comment, Host, Series } from './model.ts';
import { describeProblem, type Problem } from './problems.ts';
import { readRecords } from './read-records.ts';
import { commentRecord, type EpisodeRecord, episodeRecord, hostRecord, seriesRecord } from './records.ts';

/** Everything needed to read one show. Plain data, so it can be sent to a worker thread. */
export interface EpisodeSource {
  readonly id: number;
  /** Validated, but its texts are not cleaned yet; absent when `episodes.json` lacks the show. */
  readonly record?: EpisodeRecord;
  readonly transcript?: TranscriptFile;
  /** Empty when unknown. */
  readonly hostName: string;
  /** The show's licence when its own record has none; may be empty. */
  readonly hostLicense: string;
  /** Empty for a show that is not in a series. */
  readonly seriesName: string;
  /** The comments on it, as one text; may be empty. */
  readonly comments: string;
}

export interface CorpusSources {
  readonly directory: string;
  /** Ascending by number, one for each show. */
  readonly sources: readonly EpisodeSource[];
  /** Ascending by id, like the series. */
  readonly hosts: readonly Host[];
  readonly series: readonly Series[];
  /** By show, then oldest first, those without a time last. */
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
}

/** Nothing in the data directory can be served. The message is one sentence for the operator. */
export class UnusableCorpusError extends Error {
  override readonly name = 'UnusableCorpusError';
  readonly problems: readonly Problem[];

  constructor(message: string, problems: readonly Problem[] = []) {
    super(message);
    this.problems = problems;
  }
}

/**
 * Reads the metadata of a data directory and lists its transcripts. The shows' texts are read later, by
 * {@link readEpisode}. What cannot be used is left out and named among the problems.
 *
 * @throws {UnusableCorpusError} When it has no show that can be served.
 */
export function openCorpus(directory: string): CorpusSources {
  const root = readableRoot(directory);
  const paths = {
    episodes: join(directory, LAYOUT.episodes),
    hosts: join(directory, LAYOUT.hosts),
    series: join(directory, LAYOUT.series),
    comments: join(directory, LAYOUT.comments),
  };
  const episodeRecords = readRecords({ path: paths.episodes, root }, episodeRecord);
  const hostRecords = readRecords({ path: paths.hosts, root }, hostRecord);
  const seriesRecords = readRecords({ path: paths.series, root }, seriesRecord);
  const commentRecords = readRecords({ path: paths.comments, root }, commentRecord);
  const transcripts = listTranscripts(directory);

  const records = byId(episodeRecords.records);
  const files = byId(transcripts.files);
  const ids = [...new Set([...records.keys(), ...files.keys()])].sort((a, b) => a - b);
  const problems = [episodeRecords, hostRecords, seriesRecords, commentRecords, transcripts].flatMap(
    (part) => part.problems,
  );
  if (ids.length === 0) refuse(directory, problems, episodeRecords.known);

  const hosts = cleanHosts(hostRecords.records);
  const series = cleanSeries(seriesRecords.records);
  const comments = cleanComments(commentRecords.records);
  const hostsById = byId(hosts);
  const seriesById = byId(series);
  const shows = byId(ids.map((id) => ({ id })));
  const ofEpisodes = { path: paths.episodes, from: episodeRecords.records };
  problems.push(
    ...(hostRecords.known ? danglingReferences(ofEpisodes, 'hosts', hostsById, ({ hostId }) => hostId) : []),
    ...(seriesRecords.known ? danglingReferences(ofEpisodes, 'series', seriesById, ({ seriesId }) => seriesId) : []),
    ...danglingReferences({ path: paths.comments, from: comments }, 'shows', shows, ({ episodeId }) => episodeId),
  );
  const about = { hosts: hostsById, series: seriesById, comments: commentsByShow(comments) };
  return {
    directory,
    sources: ids.map((id) => toSource(id, records.get(id), files.get(id), about)),
    hosts,
    series,
    comments: comments.filter(({ episodeId }) => shows.has(episodeId)),
    problems,
  };
}

function readableRoot(directory: string): string {
  try {
    readdirSync(directory);
    return realRoot(directory);
  } catch (error) {
    throw new UnusableCorpusError(`The data directory ${directory} cannot be used: ${causeOf(error)}.`);
  }
}

/** @param hasEpisodes There is a valid list of episodes, and it is empty. */
function refuse(directory: string, problems: readonly Problem[], hasEpisodes: boolean): never {
  const [first] = problems;
  const nothing = hasEpisodes
    ? `there is no ${LAYOUT.transcripts}/hprNNNN.txt in it, and ${LAYOUT.episodes} lists no show`
    : `there is neither ${LAYOUT.transcripts}/hprNNNN.txt nor ${LAYOUT.episodes} in it`;
  const reason = first === undefined ? nothing : describeProblem(first);
  throw new UnusableCorpusError(`The data directory ${directory} holds no show that can be used: ${reason}.`, problems);
}

/** What other files than `episodes.json` have about shows. */
interface About {
  readonly hosts: ReadonlyMap<number, Host>;
  readonly series: ReadonlyMap<number, Series>;
  readonly comments: ReadonlyMap<number, readonly Comment[]>;
}

function toSource(
  id: number,
  record: EpisodeRecord | undefined,
  transcript: TranscriptFile | undefined,
  about: About,
): EpisodeSource {
  const host = about.hosts.get(record?.hostId ?? 0);
  const inSeries = about.series.get(record?.seriesId ?? 0);
  return {
    id,
    ...(record === undefined ? {} : { record: withReferences(record, host?.id, inSeries?.id) }),
    ...(transcript === undefined ? {} : { transcript }),
    hostName: host?.name ?? '',
    hostLicense: host?.license ?? '',
    seriesName: inSeries?.name ?? '',
    comments: commentsText(about.comments.get(id) ?? []),
  };
}

function withReferences(
  record: EpisodeRecord,
  hostId: number | undefined,
  seriesId: number | undefined,
): EpisodeRecord {
  return record.hostId === hostId && record.seriesId === seriesId ? record : { ...record, hostId, seriesId };
}

function byId<T extends { readonly id: number }>(things: readonly T[]): ReadonlyMap<number, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}
