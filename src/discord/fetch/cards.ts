import { episodeNumber } from '../../knowledge/episode-numbers.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';

/** The episodes that were meant by some names, and the names that none is meant by. */
export interface NamedEpisodes {
  /** In the order of the names, each once. */
  readonly ids: readonly number[];
  readonly missed: readonly string[];
}

/** Finds an episode for each name: a number, an address, a title, or words that it is about. */
export function fetchCards(knowledgeBase: KnowledgeBase, names: readonly string[]): NamedEpisodes {
  const found = names.map((name) => ({ name, id: idOf(knowledgeBase, name) }));
  return {
    ids: [...new Set(found.flatMap(({ id }) => id ?? []))],
    missed: found.filter(({ id }) => id === undefined).map(({ name }) => name),
  };
}

function idOf(knowledgeBase: KnowledgeBase, name: string): number | undefined {
  const named = knowledgeBase.resolveEpisode(name);
  if (named.kind === 'found' && !named.guessed) return named.value.id;
  // The number of no episode is not something to search for.
  if (episodeNumber(name) !== undefined) return undefined;
  return knowledgeBase.search({ text: name, offset: 0, limit: 1 }).hits[0]?.episode.id;
}
