import type { TranscriptFile } from './layout.ts';
import { withoutEpisodePrefix } from './links.ts';
import type { Episode, Loop } from './model.ts';
import type { EpisodeSource } from './open-corpus.ts';
import { lineOf, textOfHtml } from './plain-text.ts';
import type { Problem } from './problems.ts';
import { readTranscript, type TranscriptFileText } from './read-transcript.ts';
import { REMOVED } from './redact-addresses.ts';

export interface ReadEpisode {
  readonly episode: Episode;
  /** Plain text; empty when there are none. */
  readonly notes: string;
  /**
   * UTF-8, lines joined by `\n`, loops collapsed, without the file's header; empty when there is none. May be a view of a
   * larger buffer.
   */
  readonly transcript: Uint8Array;
  readonly loops: readonly Loop[];
  readonly problems: readonly Problem[];
}

/** Reads the transcript of a show. Its text is valid until the next call. */
export type TranscriptReader = (file: TranscriptFile) => TranscriptFileText;

/**
 * Reads a show's transcript and cleans its texts. Never throws, whatever the file holds.
 * @param transcriptOf Replaces {@link readTranscript}, for transcripts that were read ahead.
 */
export function readEpisode(source: EpisodeSource, transcriptOf: TranscriptReader = readTranscript): ReadEpisode {
  const { id, record, hostLicense } = source;
  const file = source.transcript && transcriptOf(source.transcript);
  const transcript = file?.text ?? new Uint8Array();
  const episode: Episode = {
    id,
    title: withoutEpisodePrefix(lineOf(record?.title ?? ''), id) || lineOf(file?.title ?? '') || `Episode ${id}`,
    ...(record?.date === undefined ? {} : { date: record.date }),
    ...(record?.duration === undefined ? {} : { duration: record.duration }),
    summary: lineOf(record?.summary ?? ''),
    ...(record?.hostId === undefined ? {} : { hostId: record.hostId }),
    ...(record?.seriesId === undefined ? {} : { seriesId: record.seriesId }),
    explicit: record?.explicit ?? false,
    license: lineOf(record?.license ?? '') || hostLicense,
    tags: tagsOf(record?.tags ?? ''),
    hasTranscript: transcript.length > 0,
  };
  return {
    episode,
    notes: textOfHtml(record?.notes ?? ''),
    transcript,
    loops: file?.loops ?? [],
    problems: file?.problems ?? [],
  };
}

function tagsOf(source: string): readonly string[] {
  const tags = new Map<string, string>();
  for (const part of lineOf(source).split(',')) {
    const tag = part.trim();
    const key = tag.toLowerCase();
    if (tag !== '' && tag !== REMOVED && !tags.has(key)) tags.set(key, tag);
  }
  return [...tags.values()];
}
