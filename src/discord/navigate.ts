import type { Episode } from '../corpus/model.ts';
import { type KnowledgeBase, verbatimQuery } from '../knowledge/knowledge-base.ts';
import type { Action } from './controls.ts';
import { filteredEpisodes } from './fetch/filters.ts';
import { beneath, enter, here, leave, replaceHere, wordsAsked } from './history.ts';
import { type History, LAST_PAGE, type Route, type RouteOf } from './route.ts';

/** A control that a member used. */
export interface Press {
  readonly action: Action;
  /** What was picked in a menu, or the button's own value; may be empty. */
  readonly value: string;
  /** From 0 up to but not 1, as `Math.random`. */
  readonly random: () => number;
}

/**
 * Where a control leads from the end of a history; undefined when it leads nowhere from there, as with a message that was
 * tampered with. `page`, `share` and `hear` lead nowhere: see components.ts.
 */
export function navigate(knowledgeBase: KnowledgeBase, history: History, press: Press): History | undefined {
  const route = here(history);
  switch (press.action) {
    case 'first':
      return atPage(history, 1);
    case 'prev':
      return atPage(history, pageOf(route) - 1);
    case 'next':
      return atPage(history, pageOf(route) + 1);
    case 'last':
      return atPage(history, LAST_PAGE);
    case 'back':
      return leave(history);
    case 'open':
      return open(history, numberOf(press.value));
    case 'host':
      return withHost(knowledgeBase, history, numberOf(press.value), press.random);
    case 'series':
      return withSeries(knowledgeBase, history, numberOf(press.value), press.random);
    case 'tag':
      return withFilter(knowledgeBase, history, { tag: press.value }, press.random);
    case 'query':
      return route.view === 'search' ? replaceHere(history, { ...route, query: press.value, page: 1 }) : undefined;
    case 'wider':
      return route.view === 'search'
        ? replaceHere(history, { view: 'search', query: route.query, page: 1 })
        : undefined;
    case 'as-typed':
      return route.view === 'search'
        ? replaceHere(history, { ...route, query: verbatimQuery(route.query), page: 1 })
        : undefined;
    case 'overview':
    case 'notes':
    case 'comments':
    case 'related':
      return route.view === 'episode' ? replaceHere(history, { ...route, tab: press.action, page: 1 }) : undefined;
    case 'transcript':
      return route.view === 'episode' ? enter(history, transcriptAt(route.id, wordsAsked(history))) : undefined;
    case 'prev-place':
    case 'next-place':
      return route.view === 'transcript' ? atPlace(history, route, press.action === 'next-place' ? 1 : -1) : undefined;
    case 'episode':
      return 'id' in route ? enter(history, episodeAt(route.id)) : undefined;
    case 'prev-part':
    case 'next-part':
      return route.view === 'episode'
        ? atPart(knowledgeBase, history, route, press.action === 'next-part' ? 1 : -1)
        : undefined;
    case 'more-host': {
      const hostId = shownEpisode(knowledgeBase, route)?.hostId;
      return hostId === undefined ? undefined : enter(history, { view: 'host', id: hostId, page: 1 });
    }
    case 'more-series': {
      const seriesId = shownEpisode(knowledgeBase, route)?.seriesId;
      return seriesId === undefined ? undefined : enter(history, { view: 'series', id: seriesId, page: 1 });
    }
    case 'another': {
      const random = beneath(history);
      return random?.view === 'random' ? randomHistory(knowledgeBase, random, press.random, route) : undefined;
    }
    case 'page':
    case 'share':
    case 'hear':
      return undefined;
  }
}

/** The same route at another page; what shows it keeps the page within what exists. */
export function atPage(history: History, page: number): History | undefined {
  const route = here(history);
  if (!('page' in route)) return undefined;
  return replaceHere(history, { ...route, page: Math.min(Math.max(1, page), LAST_PAGE) });
}

/** A random show among those that meet the filters, with "Another one"; undefined when none does. */
export function randomHistory(
  knowledgeBase: KnowledgeBase,
  filters: RouteOf<'random'>,
  random: () => number,
  shown?: Route,
): History | undefined {
  const all = filteredEpisodes(knowledgeBase, filters);
  const others = all.filter(({ id }) => shown?.view !== 'episode' || id !== shown.id);
  const among = others.length > 0 ? others : all;
  const picked = among[Math.floor(random() * among.length)];
  return picked && [filters, episodeAt(picked.id)];
}

export function episodeAt(id: number): RouteOf<'episode'> {
  return { view: 'episode', id, tab: 'overview', page: 1 };
}

/** A transcript, opened where these words are said; at its beginning when there are none. */
export function transcriptAt(id: number, words: string): RouteOf<'transcript'> {
  return { view: 'transcript', id, words, page: 1, place: 1, ...(words !== '' && { seek: true }) };
}

/** The part of the same series before or after a show, in its place, so that a long series does not fill the history. */
function atPart(
  knowledgeBase: KnowledgeBase,
  history: History,
  route: RouteOf<'episode'>,
  by: 1 | -1,
): History | undefined {
  const seriesId = shownEpisode(knowledgeBase, route)?.seriesId;
  if (seriesId === undefined) return undefined;
  const newestFirst = knowledgeBase.episodesOfSeries(seriesId);
  const part = newestFirst[newestFirst.findIndex(({ id }) => id === route.id) - by];
  return part && replaceHere(history, episodeAt(part.id));
}

/** The page of another place in the same transcript; what shows it keeps the place within what exists. */
function atPlace(history: History, route: RouteOf<'transcript'>, by: number): History {
  return replaceHere(history, { ...route, place: Math.max(1, route.place + by), seek: true });
}

function open(history: History, id: number): History {
  const route = here(history);
  if (route.view === 'whichTranscript') return replaceHere(history, transcriptAt(id, route.words));
  return route.view === 'choice' ? replaceHere(history, episodeAt(id)) : enter(history, episodeAt(id));
}

function withHost(
  knowledgeBase: KnowledgeBase,
  history: History,
  id: number,
  random: () => number,
): History | undefined {
  const route: Route = { view: 'host', id, page: 1 };
  if (here(history).view === 'choice') return replaceHere(history, route);
  return withFilter(knowledgeBase, history, { hostId: id }, random) ?? enter(history, route);
}

function withSeries(
  knowledgeBase: KnowledgeBase,
  history: History,
  id: number,
  random: () => number,
): History | undefined {
  const route: Route = { view: 'series', id, page: 1 };
  if (here(history).view === 'choice') return replaceHere(history, route);
  return withFilter(knowledgeBase, history, { seriesId: id }, random) ?? enter(history, route);
}

/** Adds a filter to the search or random pick at the end of the history; undefined for any other route. */
function withFilter(
  knowledgeBase: KnowledgeBase,
  history: History,
  filter: { hostId: number } | { seriesId: number } | { tag: string },
  random: () => number,
): History | undefined {
  const route = here(history);
  if (route.view === 'search') return replaceHere(history, { ...route, ...filter, page: 1 });
  if (route.view === 'random') return randomHistory(knowledgeBase, { ...route, ...filter }, random);
  return undefined;
}

function shownEpisode(knowledgeBase: KnowledgeBase, route: Route): Episode | undefined {
  return route.view === 'episode' ? knowledgeBase.episode(route.id) : undefined;
}

function pageOf(route: Route): number {
  return 'page' in route ? route.page : 1;
}

/** Menus hold our own ids; anything else becomes an id that does not exist. */
function numberOf(value: string): number {
  return /^\d{1,7}$/.test(value) ? Number(value) : 0;
}
