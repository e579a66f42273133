import type { Archive } from '../archive/archive.ts';
import { FIELD_COUNT } from '../search/index/columns.ts';
import { TRANSCRIPT } from '../search/index/fields.ts';
import type { Stats } from './answers.ts';
import { type EpisodeLookup, rankTags } from './episode-lookup.ts';
import { findRecords } from './records.ts';

const TOP = 10;

/** Counts what is in a corpus. */
export function countArchive(archive: Archive, lookup: EpisodeLookup): Stats {
  const { catalogue, columns } = archive;
  const { episodes } = catalogue;
  const words = episodes.reduce(
    (sum, _, document) => sum + (columns.tokens[document * FIELD_COUNT + TRANSCRIPT] ?? 0),
    0,
  );
  const dates = episodes.flatMap(({ date }) => (date === undefined ? [] : [date])).sort();
  const years = new Map<number, number>();
  for (const date of dates) {
    const year = Number(date.slice(0, 4));
    years.set(year, (years.get(year) ?? 0) + 1);
  }
  const [firstDate] = dates;
  const lastDate = dates.at(-1);
  return {
    episodes: episodes.length,
    transcripts: episodes.filter(({ hasTranscript }) => hasTranscript).length,
    hosts: catalogue.hosts.length,
    series: catalogue.series.filter(({ id }) => id !== 0).length,
    comments: catalogue.comments,
    words,
    terms: columns.termOffsets.length - 1,
    duration: episodes.reduce((sum, { duration = 0 }) => sum + duration, 0),
    ...(firstDate === undefined ? {} : { firstDate }),
    ...(lastDate === undefined ? {} : { lastDate }),
    years: [...years].map(([year, count]) => ({ year, episodes: count })),
    topHosts: catalogue.hosts
      .map((host) => ({ host, episodes: lookup.ofHost(host.id).length }))
      .filter(({ episodes: count }) => count > 0)
      .sort((a, b) => b.episodes - a.episodes || a.host.id - b.host.id)
      .slice(0, TOP),
    topTags: rankTags(episodes).slice(0, TOP),
    records: findRecords(archive, lookup),
  };
}
