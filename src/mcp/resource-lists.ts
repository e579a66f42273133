import { episodeName, episodeUrl } from '../corpus/links.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { cut } from '../text/cut.ts';
import { clock, count, plural } from '../text/format.ts';
import { ANSWER_CHARACTERS } from './budget.ts';

/** A resource with a fixed URI. */
export interface ListResource {
  readonly name: string;
  readonly uri: string;
  readonly title: string;
  readonly description: string;
  text(knowledgeBase: KnowledgeBase): string;
}

const RECENT = 50;

export const LISTS: readonly ListResource[] = [
  {
    name: 'stats',
    uri: 'hpr://stats',
    title: 'HPR in numbers',
    description:
      'How many episodes, hosts, series, comments and words there are, by year, with the most prolific hosts and commonest tags',
    text: statistics,
  },
  {
    name: 'recent-episodes',
    uri: 'hpr://episodes/recent',
    title: 'Recent episodes',
    description: `The ${RECENT} newest episodes, newest first`,
    text: recent,
  },
  {
    name: 'all-hosts',
    uri: 'hpr://hosts/all',
    title: 'All hosts',
    description: 'Every host with number and count of episodes, by name',
    text: hosts,
  },
  {
    name: 'all-series',
    uri: 'hpr://series/all',
    title: 'All series',
    description: 'Every series with number, count of episodes and what it is about, by name',
    text: series,
  },
];

function statistics({ stats }: KnowledgeBase): string {
  const { episodes, transcripts, words, duration, firstDate, lastDate, years, topHosts, topTags } = stats;
  return [
    '# Hacker Public Radio in numbers',
    `- ${plural(episodes, 'episode')}${firstDate === undefined ? '' : ` from ${firstDate} to ${lastDate}`}, ${count(Math.round(duration / 3600))} hours`,
    `- ${plural(transcripts, 'transcript')} with ${plural(words, 'word')}`,
    `- ${plural(stats.hosts, 'host')}, ${plural(stats.series, 'series', 'series')}, ${plural(stats.comments, 'comment')}`,
    '',
    `Episodes a year: ${years.map(({ year, episodes: made }) => `${year}: ${made}`).join(', ')}`,
    `Most prolific hosts: ${topHosts.map(({ host, episodes: made }) => `${host.name} (host ${host.id}): ${made}`).join(', ')}`,
    `Commonest tags: ${topTags.map(({ tag, episodes: made }) => `${tag}: ${made}`).join(', ')}`,
  ].join('\n');
}

function recent(knowledgeBase: KnowledgeBase): string {
  const lines = knowledgeBase.episodes
    .slice(-RECENT)
    .reverse()
    .map(({ id, title, date, duration, hostId }) => {
      const host = hostId === undefined ? undefined : knowledgeBase.host(hostId)?.name;
      return `- ${episodeName(id)}: ${title} (${[date, host, clock(duration)].filter(Boolean).join(', ')}) ${episodeUrl(id)}`;
    });
  return ['# Recent episodes', ...lines].join('\n');
}

function hosts(knowledgeBase: KnowledgeBase): string {
  const lines = knowledgeBase.hosts
    .filter(({ listed }) => listed)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
    .map(({ id, name }) => `- ${name} (host ${id}): ${knowledgeBase.episodesOfHost(id).length}`);
  return bounded(['# All hosts: name, number, episodes', ...lines], 'get_host_info finds any host by name.');
}

function series(knowledgeBase: KnowledgeBase): string {
  const listed = knowledgeBase.series
    .filter((one) => one.listed && one.id !== 0)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  // Every series gets the same share of the answer.
  const room = Math.max(40, Math.floor(ANSWER_CHARACTERS / Math.max(1, listed.length)) - 60);
  const lines = listed.map(({ id, name, description }) => {
    const about =
      description === '' ? '' : ` ${cut(description.replace(/\s+/g, ' '), Math.max(20, room - name.length))}`;
    return `- ${name} (series ${id}): ${knowledgeBase.episodesOfSeries(id).length}.${about}`;
  });
  return bounded(['# All series: name, number, episodes', ...lines], 'get_series_info finds any series by name.');
}

/** The first lines that fit into an answer. */
function bounded(lines: readonly string[], rest: string): string {
  let room = ANSWER_CHARACTERS;
  const shown = lines.filter(({ length }) => {
    room -= length + 1;
    return room >= 0;
  });
  return [
    ...shown,
    ...(shown.length < lines.length ? [`… and ${lines.length - shown.length} more. ${rest}`] : []),
  ].join('\n');
}
