import type { Catalogue } from '../archive/archive.ts';
import type { Facet } from './answers.ts';

/** Fewer episodes need no narrowing. */
const FEWEST_EPISODES = 11;
/** Facets of each kind. */
const MOST = 7;
/** A filter that keeps fewer episodes is no help. */
const FEWEST_LEFT = 2;

/** What every episode has of one kind of facet. */
interface FacetKind {
  /** By document: the number of its value in `facets` plus 1; 0 for none. */
  readonly values: Uint16Array;
  /** The facet of each value, with how many episodes have it. */
  readonly facets: readonly ((episodes: number) => Facet)[];
}

/** Counts facets. What each episode has is looked up once, as most searches ask for facets of a thousand episodes. */
export class Facets {
  readonly #kinds: readonly FacetKind[];

  constructor({ episodes, hosts, series }: Pick<Catalogue, 'episodes' | 'hosts' | 'series'>) {
    const years = episodes.map(({ date }) => (date === undefined ? undefined : Number(date.slice(0, 4))));
    const known = [...new Set(years.flatMap((year) => year ?? []))].sort((a, b) => a - b);
    this.#kinds = [
      kind(
        years,
        known.map((year) => [year, (count) => ({ of: 'year', year, episodes: count })]),
      ),
      kind(
        episodes.map(({ hostId }) => hostId),
        hosts.map((host) => [host.id, (count) => ({ of: 'host', host, episodes: count })]),
      ),
      kind(
        episodes.map(({ seriesId }) => seriesId),
        series.map((one) => [one.id, (count) => ({ of: 'series', series: one, episodes: count })]),
      ),
    ];
  }

  /**
   * The years, hosts and series that several of these documents share but not all, the most frequent of each first; none
   * where the documents are few.
   */
  of(documents: Uint32Array): readonly Facet[] {
    if (documents.length < FEWEST_EPISODES) return [];
    return this.#kinds.flatMap(({ values, facets }) => {
      const counts = new Uint32Array(facets.length + 1);
      for (let at = 0; at < documents.length; at++) {
        (counts[values[documents[at] as number] as number] as number)++;
      }
      return facets
        .map((facet, value) => ({ facet, count: counts[value + 1] as number }))
        .filter(({ count }) => count >= FEWEST_LEFT && count < documents.length)
        .sort((one, other) => other.count - one.count)
        .slice(0, MOST)
        .map(({ facet, count }) => facet(count));
    });
  }
}

function kind(
  keys: readonly (number | undefined)[],
  facets: readonly (readonly [key: number, facet: (episodes: number) => Facet])[],
): FacetKind {
  const places = new Map(facets.map(([key], place) => [key, place + 1]));
  return {
    values: Uint16Array.from(keys, (key) => (key === undefined ? 0 : (places.get(key) ?? 0))),
    facets: facets.map(([, facet]) => facet),
  };
}
