import { episodeName, episodeUrl } from '../../corpus/links.ts';
import { cut } from '../../text/cut.ts';
import { count } from '../../text/format.ts';
import { type Button, button, type Row } from '../controls.ts';
import type { EpisodeContent } from '../fetch/episode.ts';
import type { Previous } from '../fetch/previous.ts';
import { replaceHere, wordsAsked } from '../history.ts';
import type { History, RouteOf } from '../route.ts';
import type { View } from '../view.ts';
import { backButton } from './back-button.ts';
import { sharedCard } from './card.ts';
import { embedTitle, nameOf, titleOf } from './embed.ts';
import { commentsTab } from './episode-comments.ts';
import { notesTab } from './episode-notes.ts';
import { overviewTab, partButtons } from './episode-overview.ts';
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
    rows: [
      tabRow(history, route, content),
      ...(tab.rows ?? []),
      ...moreRows(history, route, content),
      wayRow(content, previous),
    ],
    ...(tab.pages && { pages: tab.pages }),
    shareable: true,
    shared: sharedCard({ ...content, ...content.passage }, wordsAsked(history)),
  };
}

const tabs = { overview: overviewTab, notes: notesTab, comments: commentsTab, related: relatedTab } as const;

type TabName = RouteOf<'episode'>['tab'];

/** The tab that is shown looks chosen, and can be pressed like the others. */
function tabButton(name: TabName, label: string, shown: TabName): Button {
  return button(name, label, name === shown ? { style: 'primary' } : {});
}

/** Four buttons fit a phone's width, so what is seldom used is behind "More". */
function tabRow(history: History, { tab, buttons }: RouteOf<'episode'>, content: EpisodeContent): Row {
  const hasMore = rareRows(history, content, tab).some((row) => row.length > 0);
  const others = [
    ...(content.notes === '' ? [] : [tabButton('notes', 'Notes', tab)]),
    ...(content.episode.hasTranscript ? [button('transcript', 'Transcript')] : []),
    ...(hasMore ? [button('buttons', buttons === 'all' ? 'Less' : 'More')] : []),
  ];
  return others.length === 0 && tab === 'overview' ? [] : [tabButton('overview', 'Info', tab), ...others];
}

/** What is seldom used, once it is asked for, or while one of it is shown. */
function moreRows(history: History, { tab, buttons }: RouteOf<'episode'>, content: EpisodeContent): readonly Row[] {
  const isShown = buttons === 'all' || tab === 'comments' || tab === 'related';
  return isShown ? rareRows(history, content, tab) : [];
}

function rareRows(history: History, content: EpisodeContent, shown: TabName): readonly Row[] {
  return [rareButtons(history, content, shown), isForPart(content) ? [] : partButtons(content.part)];
}

/** Who came for what is said somewhere hears it; who did not, goes on in the series. There is room for one of both. */
function isForPart({ saidAt }: EpisodeContent): boolean {
  return saidAt === undefined;
}

function rareButtons(
  history: History,
  { comments, hasOthers, host, series }: EpisodeContent,
  shown: TabName,
): readonly Button[] {
  return [
    ...(comments.length === 0 ? [] : [tabButton('comments', `Comments (${count(comments.length)})`, shown)]),
    ...(hasOthers ? [tabButton('related', 'Related', shown)] : []),
    ...(host && !passed(history, 'host', host.id) ? [button('more-host', `More by ${shortName(nameOf(host))}`)] : []),
    ...(series && !passed(history, 'series', series.id)
      ? [button('more-series', `More in ${shortName(nameOf(series))}`)]
      : []),
  ];
}

function wayRow(content: EpisodeContent, previous: Previous | undefined): Row {
  const { episode, saidAt, part } = content;
  const place = saidAt === undefined ? undefined : { seconds: saidAt };
  return [
    ...backButton(previous, 'Back'),
    ...(previous?.route.view === 'random' ? [button('another', 'Another one', { style: 'primary' })] : []),
    ...(isForPart(content) ? partButtons(part) : []),
    ...(place === undefined ? [] : [hearButton(episode.id, place)]),
    listenButton(episode.id, place, 'Listen'),
  ];
}

/** The way back leads there already. */
function passed(history: History, view: 'host' | 'series', id: number): boolean {
  return history.some((route) => route.view === view && route.id === id);
}

function shortName(name: string): string {
  return cut(name, NAME_ON_BUTTON);
}
