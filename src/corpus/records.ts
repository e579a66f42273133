import * as z from 'zod';
import { commaSeparated, day, flag, identifier, line, moment, seconds, text, wholeNumber } from './record-fields.ts';

/** A show from `episodes.json`, validated. Its texts still hold HTML and e-mail addresses. */
export interface EpisodeRecord {
  readonly id: number;
  readonly title: string;
  readonly date: string | undefined;
  /** Seconds. */
  readonly duration: number | undefined;
  readonly summary: string;
  readonly notes: string;
  readonly hostId: number | undefined;
  readonly seriesId: number | undefined;
  readonly explicit: boolean;
  readonly license: string;
  /** Comma-separated. */
  readonly tags: string;
}

/** HPR writes 0 for none. */
function unlessZero(value: number | undefined): number | undefined {
  return value === 0 ? undefined : value;
}

export const episodeRecord = z
  .object({
    id: identifier(1),
    title: line,
    date: day,
    duration: seconds,
    summary: line,
    notes: text,
    hostid: wholeNumber(0),
    series: wholeNumber(0),
    explicit: flag(false),
    license: line,
    tags: commaSeparated,
  })
  .transform(
    ({ date, duration, hostid, series, ...rest }): EpisodeRecord => ({
      ...rest,
      date,
      duration: unlessZero(duration),
      hostId: unlessZero(hostid),
      seriesId: unlessZero(series),
    }),
  );

/** The `email` and `gpg` of a host are not even read. */
export const hostRecord = z
  .object({ hostid: identifier(0), host: line, profile: text, license: line, valid: flag(true) })
  .transform(({ hostid, ...rest }) => ({ id: hostid, ...rest }));

export const seriesRecord = z.object({
  id: identifier(0),
  name: line,
  description: text,
  private: flag(false),
  valid: flag(true),
});

export const commentRecord = z.object({
  id: identifier(0),
  eps_id: identifier(1),
  comment_timestamp: moment,
  comment_author_name: line,
  comment_title: line,
  comment_text: text,
});
