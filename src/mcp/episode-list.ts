import type { Episode } from '../corpus/model.ts';
import type { KnowledgeBase } from '../knowledge-base.ts';
import { fitting, type Item } from './budget.ts';
import { type Detail, episodeData, episodeText } from './episodes.ts';
import type { EpisodeData } from './shapes.ts';

/** The part of a list of episodes that an answer has room for. */
export interface ListPage {
  readonly texts: readonly string[];
  readonly episodes: readonly EpisodeData[];
  /** Place in the list to go on from; absent at its end. */
  readonly next?: number;
}

/** @param used Characters that the answer holds already. */
export function listEpisodes(
  knowledgeBase: KnowledgeBase,
  episodes: readonly Episode[],
  { offset, detail, used }: { readonly offset: number; readonly detail: Detail; readonly used: number },
): ListPage {
  const shown = fitting(itemsFrom(knowledgeBase, episodes, offset, detail), used);
  const next = offset + shown.length;
  return {
    texts: shown.map(({ text }) => text),
    episodes: shown.map(({ data }) => data),
    ...(next < episodes.length && { next }),
  };
}

function* itemsFrom(
  knowledgeBase: KnowledgeBase,
  episodes: readonly Episode[],
  offset: number,
  detail: Detail,
): Generator<Item<EpisodeData>> {
  for (const episode of episodes.slice(offset)) {
    const data = episodeData(knowledgeBase, episode, detail);
    yield { text: episodeText(data), data };
  }
}
