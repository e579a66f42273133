import type { Episode } from '../corpus/model.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { verbatimQuery } from '../search/query-language/verbatim.ts';
import type { Action } from './controls.ts';
import { beneath, enter, here, leave, replaceHere } from './history.ts';
import { type History, LAST_PAGE, type Route, type RouteOf } from './route.ts';

/** What is needed to follow a control besides where it was pressed. */
export interface Press {
  readonly action: Action;
  /** What was picked in a menu; empty for a button. */
  readonly value: string;
  /** From 0 up to but not 1, as `Math.random`. */
  readonly random: () => number;
}

/**
 * Where a control leads from the end of a trail; undefined when it leads nowhere from there, as with a message that was
 * tampered with. `page` and `share` do something else than lead somewhere: see components.ts.
 */
export function navigate(knowledgeBase: KnowledgeBase, trail: History, press: Press): History | undefined {
  const place = here(trail);
  switch (press.action) {
    case 'first':
      return atPage(trail, 1);
    case 'prev':
      return atPage(trail, pageOf(place) - 1);
    case 'next':
      return atPage(trail, pageOf(place) + 1);
    case 'last':
      return atPage(trail, LAST_PAGE);
    case 'back':
      return leave(trail);
    case 'open':
      return open(trail, numberOf(press.value));
    case 'host':
      return withHost(knowledgeBase, trail, numberOf(press.value), press.random);
    case 'series':
      return withSeries(knowledgeBase, trail, numberOf(press.value), press.random);
    case 'tag':
      return narrowed(knowledgeBase, trail, { tag: press.value }, press.random);
    case 'query':
      return place.view === 'search' ? replaceHere(trail, { ...place, query: press.value, page: 1 }) : undefined;
    case 'wider':
      return place.view === 'search' ? replaceHere(trail, { view: 'search', query: place.query, page: 1 }) : undefined;
    case 'as-typed':
      return place.view === 'search'
        ? replaceHere(trail, { ...place, query: verbatimQuery(place.query), page: 1 })
        : undefined;
    case 'overview':
    case 'notes':
    case 'comments':
    case 'related':
      return place.view === 'episode' ? replaceHere(trail, { ...place, tab: press.action, page: 1 }) : undefined;
    case 'transcript':
      return place.view === 'episode' ? enter(trail, transcriptAt(place.id, wordsAsked(trail))) : undefined;
    case 'earlier':
    case 'later':
      return place.view === 'transcript' ? replaceHere(trail, { ...place, seek: press.action }) : undefined;
    case 'episode':
      return 'id' in place ? enter(trail, episodeAt(place.id)) : undefined;
    case 'more-host': {
      const hostId = shownEpisode(knowledgeBase, place)?.hostId;
      return hostId === undefined ? undefined : enter(trail, { view: 'host', id: hostId, page: 1 });
    }
    case 'more-series': {
      const seriesId = shownEpisode(knowledgeBase, place)?.seriesId;
      return seriesId === undefined ? undefined : enter(trail, { view: 'series', id: seriesId, page: 1 });
    }
    case 'another': {
      const random = beneath(trail);
      return random?.view === 'random' ? randomHistory(knowledgeBase, random, press.random, place) : undefined;
    }
    case 'page':
    case 'share':
      return undefined;
  }
}

/** The same place at another page; what shows it keeps the page within what exists. */
export function atPage(trail: History, page: number): History | undefined {
  const place = here(trail);
  if (!('page' in place)) return undefined;
  return replaceHere(trail, { ...place, page: Math.min(Math.max(1, page), LAST_PAGE) });
}

/** A show by chance among those that the filters leave, with "Another one"; undefined when they leave none. */
export function randomHistory(
  knowledgeBase: KnowledgeBase,
  filters: RouteOf<'random'>,
  random: () => number,
  shown?: Route,
): History | undefined {
  const { hostId, seriesId } = filters;
  const tag = filters.tag?.toLowerCase();
  const all = knowledgeBase.episodes.filter(
    (episode) =>
      (hostId === undefined || episode.hostId === hostId) &&
      (seriesId === undefined || episode.seriesId === seriesId) &&
      (tag === undefined || episode.tags.some((own) => own.toLowerCase() === tag)),
  );
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
  return { view: 'transcript', id, words, page: 1, ...(words !== '' && { seek: 'answer' }) };
}

function open(trail: History, id: number): History {
  const place = here(trail);
  if (place.view === 'whichTranscript') return replaceHere(trail, transcriptAt(id, place.words));
  return place.view === 'choice' ? replaceHere(trail, episodeAt(id)) : enter(trail, episodeAt(id));
}

function withHost(knowledgeBase: KnowledgeBase, trail: History, id: number, random: () => number): History | undefined {
  const place: Route = { view: 'host', id, page: 1 };
  if (here(trail).view === 'choice') return replaceHere(trail, place);
  return narrowed(knowledgeBase, trail, { hostId: id }, random) ?? enter(trail, place);
}

function withSeries(
  knowledgeBase: KnowledgeBase,
  trail: History,
  id: number,
  random: () => number,
): History | undefined {
  const place: Route = { view: 'series', id, page: 1 };
  if (here(trail).view === 'choice') return replaceHere(trail, place);
  return narrowed(knowledgeBase, trail, { seriesId: id }, random) ?? enter(trail, place);
}

/** The search or the random pick at the end of the trail with one more filter; undefined when something else is there. */
function narrowed(
  knowledgeBase: KnowledgeBase,
  trail: History,
  filter: { hostId: number } | { seriesId: number } | { tag: string },
  random: () => number,
): History | undefined {
  const place = here(trail);
  if (place.view === 'search') return replaceHere(trail, { ...place, ...filter, page: 1 });
  if (place.view === 'random') return randomHistory(knowledgeBase, { ...place, ...filter }, random);
  return undefined;
}

/** What was searched for on the way here. */
function wordsAsked(trail: History): string {
  const place = trail.findLast(({ view }) => view === 'search' || view === 'transcript');
  if (place?.view === 'search') return place.query;
  return place?.view === 'transcript' ? place.words : '';
}

function shownEpisode(knowledgeBase: KnowledgeBase, place: Route): Episode | undefined {
  return place.view === 'episode' ? knowledgeBase.episode(place.id) : undefined;
}

function pageOf(place: Route): number {
  return 'page' in place ? place.page : 1;
}

/** Ids in menus are ours; anything else becomes an id that nothing has. */
function numberOf(value: string): number {
  return /^\d{1,7}$/.test(value) ? Number(value) : 0;
}
