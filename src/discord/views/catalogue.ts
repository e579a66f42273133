import { hostUrl, seriesUrl } from '../../corpus/links.ts';
import type { Host, Series } from '../../corpus/model.ts';
import { date } from '../../text/format.ts';
import type { EpisodePage } from '../fetch/episodes.ts';
import type { Previous } from '../fetch/previous.ts';
import { replaceHere } from '../history.ts';
import type { History, RouteOf } from '../route.ts';
import { prose, shorten } from '../text/markdown.ts';
import { rewrap } from '../text/rewrap.ts';
import { tidyLines } from '../text/tidy.ts';
import type { View } from '../view.ts';
import { backButton } from './back-button.ts';
import { embedOf, embedTitle, episodeOption, licenseLink, nameOf } from './embed.ts';
import { episodeList, listHeading } from './episode-list.ts';

/** What a host or a series says about itself; the list below needs the rest of the room. */
const PROFILE = 450;

export interface HostContent {
  readonly host: Host;
  readonly page: EpisodePage;
  /** The date of their first show. */
  readonly since?: string | undefined;
  readonly previous: Previous | undefined;
}

/** A host, what they say about themselves, and their shows. */
export function hostView(
  history: History,
  route: RouteOf<'host'>,
  { host, page, since: first, previous }: HostContent,
): View {
  const list = episodeList(page, { byOneHost: true });
  const since = date(first?.slice(0, 4));
  const licence = licenseLink(host.license);
  const heading = [listHeading(page), since && `since ${since}`, licence].filter((part) => part !== '').join(' · ');
  return {
    history: replaceHere(history, { ...route, page: page.pages.page }),
    embeds: [
      embedOf({
        title: embedTitle(nameOf(host)),
        url: host.listed ? hostUrl(host.id) : '',
        description: [page.pages.page === 1 ? about(host.profile) : '', heading, list.text]
          .filter(Boolean)
          .join('\n\n'),
      }),
    ],
    rows: [...list.menu, backButton(previous)],
    pages: page.pages,
    shareable: true,
    shareMenu: page.entries.map(episodeOption),
  };
}

export interface SeriesContent {
  readonly series: Series;
  readonly page: EpisodePage;
  readonly previous: Previous | undefined;
}

/** A series, what it is for, and its shows. */
export function seriesView(
  history: History,
  route: RouteOf<'series'>,
  { series, page, previous }: SeriesContent,
): View {
  const list = episodeList(page);
  const kind = series.closed ? 'only its owner adds shows' : 'open to everyone';
  return {
    history: replaceHere(history, { ...route, page: page.pages.page }),
    embeds: [
      embedOf({
        title: embedTitle(nameOf(series)),
        url: series.listed ? seriesUrl(series.id) : '',
        description: [
          page.pages.page === 1 ? about(series.description) : '',
          `${listHeading(page, 'oldest first')} · ${kind}`,
          list.text,
        ]
          .filter(Boolean)
          .join('\n\n'),
      }),
    ],
    rows: [...list.menu, backButton(previous)],
    pages: page.pages,
    shareable: true,
    shareMenu: page.entries.map(episodeOption),
  };
}

/** The newest shows of all. */
export function latestView(history: History, route: RouteOf<'latest'>, page: EpisodePage): View {
  const list = episodeList(page);
  return {
    history: replaceHere(history, { ...route, page: page.pages.page }),
    embeds: [
      embedOf({
        title: 'Latest episodes',
        description: [listHeading(page), list.text].filter(Boolean).join('\n\n'),
      }),
    ],
    rows: list.menu,
    pages: page.pages,
    shareable: true,
    shareMenu: page.entries.map(episodeOption),
  };
}

function about(text: string): string {
  return shorten(rewrap(tidyLines(text)), PROFILE, prose);
}
