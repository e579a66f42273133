import type { Episode } from '../corpus/model.ts';
import { type KnowledgeBase, verbatimQuery } from '../knowledge/knowledge-base.ts';
import { inOrder } from '../util/dates.ts';
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
    case 'run':
      return run(knowledgeBase, history, press.random);
    case 'from':
    case 'to':
      return route.view === 'search'
        ? replaceHere(history, inOrder({ ...route, [press.action]: press.value, page: 1 }))
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
      return toTranscript(history, route, press.value);
    case 'prev-place':
    case 'next-place':
      return route.view === 'transcript' ? atPlace(history, route, press.action === 'next-place' ? 1 : -1) : undefined;
    case 'others':
    case 'all':
      return route.view === 'search' ? replaceHere(history, { ...route, page: 1, more: press.action }) : undefined;
    case 'best': {
      if (route.view !== 'search') return undefined;
      const { more: _, ...asked } = route;
      return replaceHere(history, { ...asked, page: 1 });
    }
    case 'narrow':
      return narrowed(history, press.value);
    case 'buttons':
      return route.view === 'episode' ? withButtons(history, route) : undefined;
    case 'episode':
      return 'id' in route && route.view !== 'message' ? enter(history, episodeAt(route.id)) : undefined;
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
    case 'ask':
      return press.value === '' ? undefined : enter(history, { view: 'search', query: press.value, page: 1 });
    case 'latest':
      return enter(history, { view: 'latest', page: 1 });
    case 'stats':
      return enter(history, { view: 'stats' });
    case 'random':
      return randomHistory(knowledgeBase, { view: 'random' }, press.random);
    case 'page':
    case 'edit':
    case 'share':
    case 'hear':
      return undefined;
  }
}

/** The same route at another page; what shows it keeps the page within what exists. */
export function atPage(history: History, page: number): History | undefined {
  const route = here(history);
  if (!('page' in route)) return undefined;
  const turned = { ...route, page: Math.min(Math.max(1, page), LAST_PAGE) };
  return replaceHere(history, turned.view === 'search' ? { ...turned, more: 'all' } : turned);
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

/** What a choice leads to when nothing of it is picked: the search, or any show, without the name that is unknown. */
function run(knowledgeBase: KnowledgeBase, history: History, random: () => number): History | undefined {
  const route = here(history);
  if (route.view === 'search') return history;
  if (route.view === 'random') return randomHistory(knowledgeBase, route, random);
  return route.view === 'choice' && route.words !== '' ? searchFor(history, route.words) : undefined;
}

/** A search for other words in place of the last route, with its filters if it is a search. */
export function searchFor(history: History, query: string): History {
  const route = here(history);
  return replaceHere(history, { ...(route.view === 'search' ? route : { view: 'search' }), query, page: 1 });
}

/** A list of what is near to a name; the name itself can be searched for instead. */
export function choiceOf(name: string): RouteOf<'choice'> {
  return { view: 'choice', words: name };
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

/** The transcript of the show on the screen, or of a result, at what was asked. */
function toTranscript(history: History, route: Route, value: string): History | undefined {
  const id = route.view === 'episode' ? route.id : route.view === 'search' ? numberOf(value) : undefined;
  return id === undefined ? undefined : enter(history, transcriptAt(id, wordsAsked(history)));
}

/** Keeps the results of a facet: `year-2015`, `host-8` or `series-5`. */
function narrowed(history: History, value: string): History | undefined {
  const route = here(history);
  const [, of, number = ''] = /^(year|host|series)-(\d{1,7})$/.exec(value) ?? [];
  if (route.view !== 'search' || of === undefined) return undefined;
  const { more: _, ...asked } = route;
  const filter = {
    year: { from: number, to: number },
    host: { hostId: Number(number) },
    series: { seriesId: Number(number) },
  };
  return replaceHere(history, { ...asked, ...filter[of === 'year' || of === 'host' ? of : 'series'], page: 1 });
}

/** With the buttons that are seldom used, or without them again. */
function withButtons(history: History, route: RouteOf<'episode'>): History {
  const { buttons, ...rest } = route;
  return replaceHere(history, buttons === undefined ? { ...rest, buttons: 'all' } : rest);
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
