import type { Hit, KnowledgeBase, SearchPage } from '../../knowledge/knowledge-base.ts';
import type { RouteOf } from '../route.ts';
import { type Pages, pagesOf } from '../view.ts';
import { type EpisodeEntry, entriesOf, entryOf } from './episodes.ts';
import { fetchFilters, type NamedFilters, selectionOf } from './filters.ts';

export const RESULTS_PER_PAGE = 5;
/** Shows that are offered where nothing was found. */
const NEARBY_EPISODES = 10;

/** A page of results, and everything that its view shows. */
export interface SearchContent {
  readonly found: SearchPage;
  readonly results: readonly (Hit & EpisodeEntry)[];
  readonly pages: Pages;
  readonly filters: NamedFilters;
  /** Shows whose titles are near to the query; only where nothing was found. */
  readonly nearbyEpisodes: readonly EpisodeEntry[];
}

/** Searches for what a route asks; beyond the last page that is the last page. */
export function fetchSearch(knowledgeBase: KnowledgeBase, route: RouteOf<'search'>): SearchContent {
  const search = (page: number): SearchPage =>
    knowledgeBase.search({
      text: route.query,
      ...selectionOf(route),
      offset: (page - 1) * RESULTS_PER_PAGE,
      limit: RESULTS_PER_PAGE,
    });
  const asked = search(route.page);
  const pages = pagesOf(asked.total, RESULTS_PER_PAGE, route.page);
  const found = pages.page === route.page || asked.total === 0 ? asked : search(pages.page);
  return {
    found,
    results: found.hits.map((hit) => ({ ...hit, ...entryOf(knowledgeBase, hit.episode) })),
    pages,
    filters: fetchFilters(knowledgeBase, route),
    nearbyEpisodes:
      found.total > 0 ? [] : entriesOf(knowledgeBase, knowledgeBase.suggestEpisodes(route.query, NEARBY_EPISODES)),
  };
}
