import type { Catalogue } from '../archive/archive.ts';
import type { Episode } from '../corpus/model.ts';
import type { Facet } from './answers.ts';

/** Fewer episodes need no narrowing. */
const FEWEST_EPISODES = 11;
/** Facets of each kind. */
const MOST = 7;
/** A filter that keeps fewer episodes is no help. */
const FEWEST_LEFT = 2;

/**
 * The years, hosts and series that several of these episodes share but not all, the most frequent of each first; none where
 * the episodes are few.
 */
export function facetsOf(
  episodes: readonly Episode[],
  { hosts, series }: Pick<Catalogue, 'hosts' | 'series'>,
): readonly Facet[] {
  if (episodes.length < FEWEST_EPISODES) return [];
  const shared = (keyOf: (episode: Episode) => number | undefined) => mostShared(episodes, keyOf);
  const years = shared(({ date }) => (date === undefined ? undefined : Number(date.slice(0, 4))));
  const hostOf = new Map(hosts.map((host) => [host.id, host]));
  const seriesOf = new Map(series.map((one) => [one.id, one]));
  return [
    ...years.map(([year, count]): Facet => ({ of: 'year', year, episodes: count })),
    ...shared(({ hostId }) => hostId).flatMap(([id, count]): Facet[] => {
      const host = hostOf.get(id);
      return host ? [{ of: 'host', host, episodes: count }] : [];
    }),
    ...shared(({ seriesId }) => seriesId).flatMap(([id, count]): Facet[] => {
      const one = seriesOf.get(id);
      return one ? [{ of: 'series', series: one, episodes: count }] : [];
    }),
  ];
}

function mostShared(
  episodes: readonly Episode[],
  keyOf: (episode: Episode) => number | undefined,
): readonly (readonly [key: number, episodes: number])[] {
  const counts = new Map<number, number>();
  for (const episode of episodes) {
    const key = keyOf(episode);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= FEWEST_LEFT && count < episodes.length)
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST);
}
