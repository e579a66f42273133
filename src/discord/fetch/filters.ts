import type { Host, Series } from '../../corpus/model.ts';
import { type EpisodeSelection, filterOf, type KnowledgeBase, predicateOf } from '../../knowledge/knowledge-base.ts';
import { firstDay, lastDay } from '../../util/dates.ts';
import type { RouteOf } from '../route.ts';

/** A route with filters. */
type Filtered = RouteOf<'search'> | RouteOf<'random'>;

/** Resolves the ids in the filters of a route. Dates are as precise as they were typed. */
export interface NamedFilters {
  readonly host?: Host | undefined;
  readonly series?: Series | undefined;
  readonly tag?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export function fetchFilters(knowledgeBase: KnowledgeBase, route: Filtered): NamedFilters {
  const { hostId, seriesId, tag } = route;
  return {
    host: hostId === undefined ? undefined : knowledgeBase.host(hostId),
    series: seriesId === undefined ? undefined : knowledgeBase.seriesById(seriesId),
    tag,
    ...(route.view === 'search' && { from: route.from, to: route.to }),
  };
}

/** The filters of a route as the knowledge base takes them. */
export function selectionOf(route: Filtered): EpisodeSelection {
  const { hostId, seriesId, tag } = route;
  const { from, to } = route.view === 'search' ? route : {};
  return {
    ...(hostId !== undefined && { hostId }),
    ...(seriesId !== undefined && { seriesId }),
    ...(tag !== undefined && { tag }),
    ...(from !== undefined && { from: firstDay(from) }),
    ...(to !== undefined && { to: lastDay(to) }),
  };
}

/** The shows that the filters of a route let through, ascending by number. */
export function filteredEpisodes({ episodes }: KnowledgeBase, route: Filtered): KnowledgeBase['episodes'] {
  const accepts = predicateOf([filterOf(selectionOf(route))]);
  return accepts === undefined ? episodes : episodes.filter(accepts);
}
