import { hostUrl, seriesUrl } from '../../corpus/links.ts';
import type { Host, Series } from '../../corpus/model.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { date } from '../../text/format.ts';
import { replaceHere } from '../history.ts';
import type { History, RouteOf } from '../route.ts';
import { prose, shorten } from '../text/markdown.ts';
import { rewrap } from '../text/rewrap.ts';
import { tidyLines } from '../text/tidy.ts';
import type { View } from '../view.ts';
import { backButton } from './back-button.ts';
import { episodeList, listHeading } from './episode-list.ts';
import { embedOf, embedTitle, licenseLink, nameOf } from './parts.ts';

/** What a host or a series says about itself; the list below needs the rest of the room. */
const PROFILE = 450;

/** A host, what they say about themselves, and their shows. */
export function hostView(knowledgeBase: KnowledgeBase, history: History, route: RouteOf<'host'>, host: Host): View {
  const episodes = knowledgeBase.episodesOfHost(host.id);
  const list = episodeList(knowledgeBase, episodes, route.page, { byOneHost: true });
  const since = date(episodes.at(-1)?.date?.slice(0, 4));
  const licence = licenseLink(host.license);
  const heading = [listHeading(episodes), since && `since ${since}`, licence].filter((part) => part !== '').join(' · ');
  return {
    history: replaceHere(history, { ...route, page: list.pages.page }),
    embed: embedOf({
      title: embedTitle(nameOf(host)),
      url: host.listed ? hostUrl(host.id) : '',
      description: [list.pages.page === 1 ? about(host.profile) : '', heading, list.text].filter(Boolean).join('\n\n'),
    }),
    rows: [...list.menu, backButton(knowledgeBase, history)],
    pages: list.pages,
    shareable: true,
  };
}

/** A series, what it is for, and its shows. */
export function seriesView(
  knowledgeBase: KnowledgeBase,
  history: History,
  route: RouteOf<'series'>,
  series: Series,
): View {
  const episodes = knowledgeBase.episodesOfSeries(series.id);
  const list = episodeList(knowledgeBase, episodes, route.page);
  const kind = series.closed ? 'only its owner adds shows' : 'open to everybody';
  return {
    history: replaceHere(history, { ...route, page: list.pages.page }),
    embed: embedOf({
      title: embedTitle(nameOf(series)),
      url: series.listed ? seriesUrl(series.id) : '',
      description: [
        list.pages.page === 1 ? about(series.description) : '',
        `${listHeading(episodes)} · ${kind}`,
        list.text,
      ]
        .filter(Boolean)
        .join('\n\n'),
    }),
    rows: [...list.menu, backButton(knowledgeBase, history)],
    pages: list.pages,
    shareable: true,
  };
}

/** The newest shows of all. */
export function latestView(knowledgeBase: KnowledgeBase, history: History, route: RouteOf<'latest'>): View {
  const episodes = knowledgeBase.episodes.toReversed();
  const list = episodeList(knowledgeBase, episodes, route.page);
  return {
    history: replaceHere(history, { ...route, page: list.pages.page }),
    embed: embedOf({
      title: 'Latest episodes',
      description: [listHeading(episodes), list.text].filter(Boolean).join('\n\n'),
    }),
    rows: list.menu,
    pages: list.pages,
    shareable: true,
  };
}

function about(text: string): string {
  return shorten(rewrap(tidyLines(text)), PROFILE, prose);
}
