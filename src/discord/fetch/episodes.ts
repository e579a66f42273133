import type { Episode, Host, Series } from '../../corpus/model.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { type Pages, pagesOf } from '../view.ts';

/** As many as a phone shows in two screens, and with the longest titles still within an embed. */
export const PAGE_SIZE = 8;

/** A show with what its line in a list says. */
export interface EpisodeEntry {
  readonly episode: Episode;
  readonly host?: Host;
  readonly series?: Series;
}

export function entryOf(knowledgeBase: KnowledgeBase, episode: Episode): EpisodeEntry {
  const host = episode.hostId === undefined ? undefined : knowledgeBase.host(episode.hostId);
  const series = episode.seriesId === undefined ? undefined : knowledgeBase.seriesById(episode.seriesId);
  return { episode, ...(host && { host }), ...(series && { series }) };
}

export function entriesOf(knowledgeBase: KnowledgeBase, episodes: readonly Episode[]): readonly EpisodeEntry[] {
  return episodes.map((episode) => entryOf(knowledgeBase, episode));
}

/** One page of a list of shows. */
export interface EpisodePage {
  readonly entries: readonly EpisodeEntry[];
  readonly pages: Pages;
  /** Shows on all pages. */
  readonly total: number;
}

/** @param askedPage From 1; the nearest page that exists is taken. */
export function fetchEpisodePage(
  knowledgeBase: KnowledgeBase,
  episodes: readonly Episode[],
  askedPage: number,
): EpisodePage {
  const pages = pagesOf(episodes.length, PAGE_SIZE, askedPage);
  const shown = episodes.slice((pages.page - 1) * PAGE_SIZE, pages.page * PAGE_SIZE);
  return { entries: entriesOf(knowledgeBase, shown), pages, total: episodes.length };
}
