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
  | { readonly kind: 'place'; readonly place: P }
  | { readonly kind: 'choice'; readonly view: View };

/**
 * The place with the filters that were typed. If a name stands for nothing, there is a choice of what is near instead; what
 * is picked there completes the place.
 */
export function narrow<P extends RouteOf<'search'> | RouteOf<'random'>>(
  knowledgeBase: KnowledgeBase,
  place: P,
  typed: TypedFilters,
): Narrowed<P> {
  const host = typed.host === undefined ? undefined : knowledgeBase.resolveHost(typed.host);
  const series = typed.series === undefined ? undefined : knowledgeBase.resolveSeries(typed.series);
  const tag = typed.tag === undefined ? undefined : resolveTag(knowledgeBase, typed.tag);
  const narrowed: P = {
    ...place,
    ...(host?.kind === 'found' && { hostId: host.value.id }),
    ...(series?.kind === 'found' && { seriesId: series.value.id }),
    ...(tag?.kind === 'found' && { tag: tag.value }),
  };
  const trail: History = [narrowed];
  if (host?.kind === 'near') {
    return { kind: 'choice', view: chooseHost(knowledgeBase, trail, typed.host ?? '', host.values) };
  }
  if (series?.kind === 'near') {
    return { kind: 'choice', view: chooseSeries(knowledgeBase, trail, typed.series ?? '', series.values) };
  }
  if (tag?.kind === 'near') return { kind: 'choice', view: chooseTag(trail, typed.tag ?? '', tag.values) };
  return { kind: 'place', place: narrowed };
}

/** A tag that no message could carry is as good as none. */
function resolveTag(knowledgeBase: KnowledgeBase, typed: string): Resolution<string> {
  const tag = knowledgeBase.resolveTag(typed);
  return tag.kind === 'found' && tag.value.length > TAG_LENGTH ? { kind: 'near', values: [] } : tag;
}
