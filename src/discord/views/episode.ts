import { episodeName, episodeUrl } from '../../corpus/links.ts';
import { cut } from '../../text/cut.ts';
import { count } from '../../text/format.ts';
import { type Button, button, type Row } from '../controls.ts';
import type { EpisodeContent } from '../fetch/episode.ts';
import type { Previous } from '../fetch/previous.ts';
import { replaceHere } from '../history.ts';
import type { History, RouteOf } from '../route.ts';
import type { View } from '../view.ts';
import { backButton } from './back-button.ts';
import { embedTitle, nameOf, titleOf } from './embed.ts';
import { commentsTab } from './episode-comments.ts';
import { notesTab } from './episode-notes.ts';
import { overviewTab } from './episode-overview.ts';
import { relatedTab } from './episode-related.ts';
import { hearButton, listenButton } from './listen.ts';

/** Room for a name on a button, so that two of them fit a phone's width. */
const NAME_ON_BUTTON = 20;

/** One show: an overview, its notes, its comments and what is related to it as tabs. */
export function episodeView(
  history: History,
  route: RouteOf<'episode'>,
  content: EpisodeContent,
  previous: Previous | undefined,
): View {
  const { episode } = content;
  const tab = tabs[route.tab](content, route.page);
  const title = embedTitle(`${episodeName(episode.id)}: ${titleOf(episode)}`);
  return {
    history: replaceHere(history, { ...route, page: tab.pages?.page ?? 1 }),
    embeds: [{ ...tab.embed, title, url: episodeUrl(episode.id) }],
    rows: [tabRow(content, route.tab), ...(tab.rows ?? []), wayRow(history, content, previous)],
    ...(tab.pages && { pages: tab.pages }),
    shareable: true,
  };
}

const tabs = { overview: overviewTab, notes: notesTab, comments: commentsTab, related: relatedTab } as const;

function tabRow({ episode, notes, comments, hasOthers }: EpisodeContent, current: RouteOf<'episode'>['tab']): Row {
  const tab = (action: RouteOf<'episode'>['tab'], label: string): Button =>
    button(action, label, action === current ? { style: 'primary', disabled: true } : {});
  const others = [
    ...(notes === '' ? [] : [tab('notes', 'Notes')]),
    ...(comments.length === 0 ? [] : [tab('comments', `Comments (${count(comments.length)})`)]),
    ...(episode.hasTranscript ? [button('transcript', 'Transcript')] : []),
    ...(hasOthers ? [tab('related', 'Related')] : []),
  ];
  return others.length === 0 ? [] : [tab('overview', 'Overview'), ...others];
}

function wayRow(
  history: History,
  { episode, host, series, saidAt }: EpisodeContent,
  previous: Previous | undefined,
): Row {
  const place = saidAt === undefined ? undefined : { seconds: saidAt };
  return [
    ...backButton(previous),
    ...(place === undefined ? [] : [hearButton(episode.id, place)]),
    listenButton(episode.id, place),
    ...(previous?.route.view === 'random' ? [button('another', 'Another one', { style: 'primary' })] : []),
    ...(host && !passed(history, 'host', host.id) ? [button('more-host', `More by ${shortName(nameOf(host))}`)] : []),
    ...(series && !passed(history, 'series', series.id)
      ? [button('more-series', `More in ${shortName(nameOf(series))}`)]
      : []),
  ];
}

/** The way back leads there already. */
function passed(history: History, view: 'host' | 'series', id: number): boolean {
  return history.some((route) => route.view === view && route.id === id);
}

function shortName(name: string): string {
  return cut(name, NAME_ON_BUTTON);
}
