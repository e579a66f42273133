import { choosableHosts, choosableSeries } from '../src/discord/fetch/choices.ts';
import { type History, type RouteOf, TAG_LENGTH } from '../src/discord/route.ts';
import type { View } from '../src/discord/view.ts';
import { chooseHost, chooseSeries, chooseTag } from '../src/discord/views/choices.ts';
import type { KnowledgeBase, Resolution } from '../src/knowledge/knowledge-base.ts';

/** What a member typed for the filters. */
export interface TypedFilters {
  readonly host: string | undefined;
  readonly series: string | undefined;
  readonly tag: string | undefined;
}

export type Narrowed<P> =
  | { readonly kind: 'route'; readonly route: P }
  | { readonly kind: 'choice'; readonly view: View };

/**
 * The route with the filters that were typed. If a name is unknown, the member gets a choice of similar ones instead, and
 * what they pick completes the route.
 */
export function narrow<P extends RouteOf<'search'> | RouteOf<'random'>>(
  knowledgeBase: KnowledgeBase,
  route: P,
  typed: TypedFilters,
): Narrowed<P> {
  const host = typed.host === undefined ? undefined : knowledgeBase.resolveHost(typed.host);
  const series = typed.series === undefined ? undefined : knowledgeBase.resolveSeries(typed.series);
  const tag = typed.tag === undefined ? undefined : resolveTag(knowledgeBase, typed.tag);
  const narrowed: P = {
    ...route,
    ...(host?.kind === 'found' && { hostId: host.value.id }),
    ...(series?.kind === 'found' && { seriesId: series.value.id }),
    ...(tag?.kind === 'found' && { tag: tag.value }),
  };
  const history: History = [narrowed];
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
  return { kind: 'route', route: narrowed };
}

/** A tag that is too long for custom ids counts as unknown. */
function resolveTag(knowledgeBase: KnowledgeBase, typed: string): Resolution<string> {
  const tag = knowledgeBase.resolveTag(typed);
  return tag.kind === 'found' && tag.value.length > TAG_LENGTH ? { kind: 'near', values: [] } : tag;
}
