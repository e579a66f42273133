import { episodeName, hostUrl, seriesUrl } from '../corpus/links.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { cut } from '../text/cut.ts';
import { plural } from '../text/format.ts';
import { fitting } from './budget.ts';
import { episodeData, episodeText } from './episodes.ts';
import { linesBetween } from './transcript-lines.ts';

/** A resource template with one resource per id. */
export interface PageResource {
  readonly name: string;
  /** The URI template, with `{id}` in it. */
  readonly uri: string;
  readonly title: string;
  readonly description: string;
  /** Undefined when nothing has this id. */
  text(knowledgeBase: KnowledgeBase, id: number): string | undefined;
  /** Ids that start with the typed text, and ids of similar names. */
  complete(knowledgeBase: KnowledgeBase, typed: string): string[];
}

const MOST_SUGGESTED = 50;
const NOTES_CHARACTERS = 12_000;
const ABOUT_CHARACTERS = 4000;
const MOST_LISTED = 150;

export const PAGES: readonly PageResource[] = [
  {
    name: 'episode',
    uri: 'hpr://episode/{id}',
    title: 'An episode',
    description: 'Title, host, date, series, tags and show notes of an episode, by its number',
    text: (knowledgeBase, id) => {
      const episode = knowledgeBase.episode(id);
      if (!episode) return undefined;
      const notes = cut(knowledgeBase.notes(id), NOTES_CHARACTERS);
      return [`# ${episodeText(episodeData(knowledgeBase, episode, 'full'))}`, ...(notes === '' ? [] : [notes])].join(
        '\n\n',
      );
    },
    complete: completeEpisode,
  },
  {
    name: 'transcript',
    uri: 'hpr://transcript/{id}',
    title: 'A transcript',
    description: 'What was said in an episode, by its number: its beginning when it is long (get_transcript reads on)',
    text: (knowledgeBase, id) => {
      const transcript = knowledgeBase.transcript(id);
      if (!transcript) return undefined;
      const shown = fitting(linesBetween(transcript, 0, transcript.words));
      const end = shown.at(-1)?.to ?? transcript.words;
      const more =
        end < transcript.words
          ? [`… The show goes on. get_transcript with episodeId ${id}, from ${end} reads on.`]
          : [];
      const heading = `# ${episodeName(id)}: ${transcript.episode.title}`;
      return [heading, shown.map(({ text }) => text).join('\n'), ...more].join('\n\n');
    },
    complete: completeEpisode,
  },
  {
    name: 'host',
    uri: 'hpr://host/{id}',
    title: 'A host',
    description: 'Profile and episodes of a host, by number',
    text: (knowledgeBase, id) => {
      const host = knowledgeBase.host(id);
      if (!host) return undefined;
      const about = [`# ${host.name}`, hostUrl(id), cut(host.profile, ABOUT_CHARACTERS)].filter((line) => line !== '');
      return [...about, ...episodeLines(knowledgeBase.episodesOfHost(id))].join('\n');
    },
    complete: (knowledgeBase, typed) =>
      completeNumber(knowledgeBase.hosts, typed, knowledgeBase.suggestHosts(typed, MOST_SUGGESTED)),
  },
  {
    name: 'series',
    uri: 'hpr://series/{id}',
    title: 'A series',
    description: 'What a series is about and its episodes, by number',
    text: (knowledgeBase, id) => {
      const series = knowledgeBase.seriesById(id);
      if (!series) return undefined;
      const about = [`# ${series.name}`, seriesUrl(id), cut(series.description, ABOUT_CHARACTERS)].filter(
        (line) => line !== '',
      );
      return [...about, ...episodeLines(knowledgeBase.episodesOfSeries(id))].join('\n');
    },
    complete: (knowledgeBase, typed) =>
      completeNumber(knowledgeBase.series, typed, knowledgeBase.suggestSeries(typed, MOST_SUGGESTED)),
  },
];

function episodeLines(episodes: readonly { id: number; title: string; date?: string }[]): string[] {
  const lines = episodes
    .slice(0, MOST_LISTED)
    .map(({ id, title, date }) => `- ${episodeName(id)}: ${title}${date === undefined ? '' : ` (${date})`}`);
  const rest = episodes.length - lines.length;
  return [
    `${plural(episodes.length, 'episode')}, newest first:`,
    ...lines,
    ...(rest > 0 ? [`… and ${rest} more.`] : []),
  ];
}

function completeEpisode(knowledgeBase: KnowledgeBase, typed: string): string[] {
  return knowledgeBase.suggestEpisodes(typed, MOST_SUGGESTED).map(({ id }) => String(id));
}

function completeNumber(all: readonly { id: number }[], typed: string, named: readonly { id: number }[]): string[] {
  const numbered = /^\d+$/.test(typed) ? all.filter(({ id }) => String(id).startsWith(typed)) : [];
  return [...new Set([...numbered, ...named].map(({ id }) => String(id)))].slice(0, MOST_SUGGESTED);
}
