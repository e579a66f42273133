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

/** Amber, as on an old terminal. */
const ACCENT = 0xe8a33d;

/** The longest title of a show, and name of a host or series, within an embed, in UTF-16 units. */
const TITLE_LENGTH = 120;
const NAME_LENGTH = 60;

/** Makes an embed in the bot's colour. Leaves out empty parts, which Discord refuses. */
export function embedOf(
  parts: Pick<APIEmbed, 'author' | 'title' | 'url' | 'description' | 'fields' | 'footer'>,
): APIEmbed {
  const embed: APIEmbed = { color: ACCENT };
  if (parts.author?.name) embed.author = parts.author;
  if (parts.title) embed.title = parts.title;
  if (parts.url) embed.url = parts.url;
  if (parts.description) embed.description = parts.description;
  if (parts.footer?.text) embed.footer = parts.footer;
  const fields = parts.fields?.filter(({ value }) => value !== '') ?? [];
  if (fields.length > 0) embed.fields = fields;
  return embed;
}

/** An embed's title from untrusted text: shortened and escaped. */
export function embedTitle(text: string): string {
  return shorten(tidyLine(text), EMBED.title, plain);
}

/** Untrusted text in quotation marks, for a title or a sentence: shortened to `limit` units and escaped. */
export function quoted(text: string, limit = 150): string {
  return `“${shorten(tidyLine(text), limit, plain)}”`;
}

/** A show's title, or its number if it has none. */
export function titleOf(episode: Episode): string {
  return tidyLine(episode.title) || episodeName(episode.id);
}

/** A show's summary on one line; empty if it only repeats the title. */
export function summaryOf(episode: Episode): string {
  return foldName(episode.summary) === foldName(episode.title) ? '' : tidyLine(episode.summary);
}

export function titleLink(episode: Episode): string {
  return `**${link(titleOf(episode), episodeUrl(episode.id), TITLE_LENGTH)}**`;
}

export function nameOf(thing: Host | Series): string {
  return tidyLine(thing.name) || `No. ${thing.id}`;
}

export function displayName(thing: Host | Series): string {
  return shorten(nameOf(thing), NAME_LENGTH, plain);
}

/** A link to a host's page. Hosts that HPR does not list have no page, so only their name is shown. */
export function hostLink(host: Host): string {
  return host.listed ? link(nameOf(host), hostUrl(host.id), NAME_LENGTH) : displayName(host);
}

export function seriesLink(series: Series): string {
  return series.listed ? link(nameOf(series), seriesUrl(series.id), NAME_LENGTH) : displayName(series);
}

export function licenseLink(name: string): string {
  const url = licenseUrl(name);
  return url === undefined ? shorten(tidyLine(name), NAME_LENGTH, plain) : link(name, url, NAME_LENGTH);
}

/** `HPR0012 · deepgeek · 16 Jan 2008 · 15:36`, escaped. */
export function episodeFacts({ episode, host }: EpisodeEntry): string {
  return facts(episodeName(episode.id), host && displayName(host), date(episode.date), clock(episode.duration));
}

/** `HPR0012 · 16 Jan 2008 · 15:36`, for views of a single host. */
export function bareFacts(episode: Episode): string {
  return facts(episodeName(episode.id), date(episode.date), clock(episode.duration));
}

/** A show as an option of a select menu, which does not render Markdown. */
export function episodeOption({ episode, host }: EpisodeEntry): MenuOption {
  return {
    label: titleOf(episode),
    description: facts(episodeName(episode.id), host && nameOf(host), date(episode.date)),
    value: String(episode.id),
  };
}
