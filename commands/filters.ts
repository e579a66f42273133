import { choosableHosts, choosableSeries } from '../src/discord/fetch/choices.ts';
import { type History, type RouteOf, TAG_LENGTH } from '../src/discord/route.ts';
import type { View } from '../src/discord/view.ts';
import { chooseHost, chooseSeries, chooseTag } from '../src/discord/views/choices.ts';
import type { KnowledgeBase, Resolution } from '../src/knowledge/knowledge-base.ts';

/** The values of the filter options, as typed. */
export interface TypedFilters {
  readonly host: string | undefined;
  readonly series: string | undefined;
  readonly tag: string | undefined;
}

export type FilteredRoute<P> =
  | { readonly kind: 'route'; readonly route: P }
  | { readonly kind: 'choice'; readonly view: View };

/**
 * Adds the typed filters to a route. If a name is unknown, returns a choice of similar names instead; the one that the
 * member picks completes the route.
 */
export function applyFilters<P extends RouteOf<'search'> | RouteOf<'random'>>(
  knowledgeBase: KnowledgeBase,
  route: P,
  typed: TypedFilters,
): FilteredRoute<P> {
  const host = typed.host === undefined ? undefined : knowledgeBase.resolveHost(typed.host);
  const series = typed.series === undefined ? undefined : knowledgeBase.resolveSeries(typed.series);
  const tag = typed.tag === undefined ? undefined : resolveTag(knowledgeBase, typed.tag);
  const filtered: P = {
    ...route,
    ...(host?.kind === 'found' && { hostId: host.value.id }),
    ...(series?.kind === 'found' && { seriesId: series.value.id }),
    ...(tag?.kind === 'found' && { tag: tag.value }),
  };
  const history: History = [filtered];
  if (host?.kind === 'near') {
    return { kind: 'choice', view: chooseHost(history, typed.host ?? '', choosableHosts(knowledgeBase, host.values)) };
  }
  if (series?.kind === 'near') {
    return {
      kind: 'choice',
      view: chooseSeries(history, typed.series ?? '', choosableSeries(knowledgeBase, series.values)),
    };
  }
  if (tag?.kind === 'near') return { kind: 'choice', view: chooseTag(history, typed.tag ?? '', tag.values) };
  return { kind: 'route', route: filtered };
}

/** Resolves a tag. One that is too long for custom ids counts as unknown. */
function resolveTag(knowledgeBase: KnowledgeBase, typed: string): Resolution<string> {
  const tag = knowledgeBase.resolveTag(typed);
  return tag.kind === 'found' && tag.value.length > TAG_LENGTH ? { kind: 'near', values: [] } : tag;
}
