import type { APIEmbed } from 'discord-api-types/v10';
import { episodeName, episodeUrl, hostUrl, licenseUrl, seriesUrl } from '../../corpus/links.ts';
import type { Episode, Host, Series } from '../../corpus/model.ts';
import { foldName } from '../../knowledge/knowledge-base.ts';
import { clock, date, facts } from '../../text/format.ts';
import type { MenuOption } from '../controls.ts';
import type { EpisodeEntry } from '../fetch/episodes.ts';
import { EMBED } from '../limits.ts';
import { link, plain, shorten } from '../text/markdown.ts';
import { tidyLine } from '../text/tidy.ts';

/** The amber of an old terminal. */
const ACCENT = 0xe8a33d;

/** Longest a title, and a person's or series' name, may be inside an answer, in units. */
const TITLE = 120;
const NAME = 60;

/** What every embed has in common. Parts that are empty are left out: Discord refuses them. */
export function embedOf(parts: Pick<APIEmbed, 'title' | 'url' | 'description' | 'fields' | 'footer'>): APIEmbed {
  const embed: APIEmbed = { color: ACCENT };
  if (parts.title) embed.title = parts.title;
  if (parts.url) embed.url = parts.url;
  if (parts.description) embed.description = parts.description;
  if (parts.footer?.text) embed.footer = parts.footer;
  const fields = parts.fields?.filter(({ value }) => value !== '') ?? [];
  if (fields.length > 0) embed.fields = fields;
  return embed;
}

/** A title of an embed with a text from outside. */
export function embedTitle(text: string): string {
  return shorten(tidyLine(text), EMBED.title, plain);
}

/** Text from outside within an embed's title, or within a sentence. */
export function quoted(text: string, limit = 150): string {
  return `“${shorten(tidyLine(text), limit, plain)}”`;
}

/** Some shows have no title; their number is one. */
export function titleOf(episode: Episode): string {
  return tidyLine(episode.title) || episodeName(episode.id);
}

/** What a show is about, on one line; empty where it says no more than the title. */
export function summaryOf(episode: Episode): string {
  return foldName(episode.summary) === foldName(episode.title) ? '' : tidyLine(episode.summary);
}

export function titleLink(episode: Episode): string {
  return `**${link(titleOf(episode), episodeUrl(episode.id), TITLE)}**`;
}

export function nameOf(thing: Host | Series): string {
  return tidyLine(thing.name) || `No. ${thing.id}`;
}

export function shownName(thing: Host | Series): string {
  return shorten(nameOf(thing), NAME, plain);
}

/** A host that HPR does not list has no page there. */
export function hostLink(host: Host): string {
  return host.listed ? link(nameOf(host), hostUrl(host.id), NAME) : shownName(host);
}

export function seriesLink(series: Series): string {
  return series.listed ? link(nameOf(series), seriesUrl(series.id), NAME) : shownName(series);
}

export function licenseLink(name: string): string {
  const url = licenseUrl(name);
  return url === undefined ? shorten(tidyLine(name), NAME, plain) : link(name, url, NAME);
}

/** `HPR0012 · deepgeek · 16 Jan 2008 · 15:36`, escaped. */
export function episodeFacts({ episode, host }: EpisodeEntry): string {
  return facts(episodeName(episode.id), host && shownName(host), date(episode.date), clock(episode.duration));
}

/** `HPR0012 · 16 Jan 2008 · 15:36`, where the host is clear. */
export function bareFacts(episode: Episode): string {
  return facts(episodeName(episode.id), date(episode.date), clock(episode.duration));
}

/** A show in a menu, which knows no markdown. */
export function episodeOption({ episode, host }: EpisodeEntry): MenuOption {
  return {
    label: titleOf(episode),
    description: facts(episodeName(episode.id), host && nameOf(host), date(episode.date)),
    value: String(episode.id),
  };
}
