import type { z } from 'zod';
import type { Comment, Host, Series } from './model.ts';
import { lineOf, textOfForm, textOfHtml } from './plain-text.ts';
import type { commentRecord, hostRecord, seriesRecord } from './records.ts';

/** Ascending by id. HPR's host 0 means "unknown" and is left out. */
export function cleanHosts(records: readonly z.output<typeof hostRecord>[]): Host[] {
  const hosts = records.map(({ id, host, profile, license, valid }) => ({
    id,
    name: lineOf(host) || `Host ${id}`,
    profile: textOfHtml(profile),
    license: lineOf(license),
    listed: valid,
  }));
  return hosts.filter(isReal).sort((a, b) => a.id - b.id);
}

/** Ascending by id. HPR's series 0 means "none" and is left out. */
export function cleanSeries(records: readonly z.output<typeof seriesRecord>[]): Series[] {
  const series = records.map(({ id, name, description, private: closed, valid }) => ({
    id,
    name: lineOf(name) || `Series ${id}`,
    description: textOfHtml(description),
    closed,
    listed: valid,
  }));
  return series.filter(isReal).sort((a, b) => a.id - b.id);
}

/** By episode, then oldest first; comments without a time are last. */
export function cleanComments(records: readonly z.output<typeof commentRecord>[]): Comment[] {
  const comments = records.map((record) => ({
    id: record.id,
    episodeId: record.eps_id,
    author: lineOf(record.comment_author_name),
    title: lineOf(record.comment_title),
    text: textOfForm(record.comment_text),
    ...(record.comment_timestamp === undefined ? {} : { timestamp: record.comment_timestamp }),
  }));
  return comments.sort(byShowAndTime);
}

function isReal({ id }: { readonly id: number }): boolean {
  return id !== 0;
}

const AFTER_ALL_TIMES = '9999';

function byShowAndTime(a: Comment, b: Comment): number {
  const first = a.timestamp ?? AFTER_ALL_TIMES;
  const second = b.timestamp ?? AFTER_ALL_TIMES;
  return a.episodeId - b.episodeId || (first < second ? -1 : Number(first > second)) || a.id - b.id;
}
