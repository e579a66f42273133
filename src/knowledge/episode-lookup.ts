import type { Episode } from '../corpus/model.ts';
import { append } from '../util/append.ts';
import type { TagCount } from './answers.ts';
import { tagKey } from './tag-key.ts';

/** Episodes by number, host and series. */
export class EpisodeLookup {
  readonly #documents = new Map<number, number>();
  readonly #byHost = new Map<number, Episode[]>();
  readonly #bySeries = new Map<number, Episode[]>();

  /** @param episodes Ascending by number. */
  constructor(episodes: readonly Episode[]) {
    episodes.forEach(({ id }, document) => {
      this.#documents.set(id, document);
    });
    for (const episode of episodes.toSorted(newestFirst)) {
      if (episode.hostId !== undefined) append(this.#byHost, episode.hostId, episode);
      if (episode.seriesId !== undefined) append(this.#bySeries, episode.seriesId, episode);
    }
  }

  /** The document number in the index of an episode. */
  document(id: number): number | undefined {
    return this.#documents.get(id);
  }

  /** Newest first. */
  ofHost(id: number): readonly Episode[] {
    return this.#byHost.get(id) ?? [];
  }

  /** Newest first. */
  ofSeries(id: number): readonly Episode[] {
    return this.#bySeries.get(id) ?? [];
  }
}

/** Compares numbers, which HPR assigns in the order of publication, as dates may be missing or guessed. */
export function newestFirst(a: Episode, b: Episode): number {
  return b.id - a.id;
}

/** Each tag in its most frequent spelling, with the number of episodes that have it in any; most frequent first. */
export function rankTags(episodes: readonly Episode[]): TagCount[] {
  const spellings = new Map<string, Map<string, number>>();
  for (const tag of episodes.flatMap(({ tags }) => tags)) {
    const key = tagKey(tag);
    const counts = spellings.get(key) ?? new Map<string, number>();
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
    spellings.set(key, counts);
  }
  return [...spellings.values()]
    .map((counts) => {
      const ranked = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
      return { tag: ranked[0]?.[0] ?? '', episodes: ranked.reduce((sum, [, count]) => sum + count, 0) };
    })
    .sort((a, b) => b.episodes - a.episodes || (a.tag < b.tag ? -1 : 1));
}
