import { episodeName } from '../src/corpus/links.ts';
import type { Episode } from '../src/corpus/model.ts';
import { entriesOf } from '../src/discord/fetch/episodes.ts';
import type { History } from '../src/discord/route.ts';
import type { View } from '../src/discord/view.ts';
import { chooseEpisode } from '../src/discord/views/choices.ts';
import { embedOf } from '../src/discord/views/embed.ts';
import { openMenu } from '../src/discord/views/episode-list.ts';
import { episodeNumber } from '../src/knowledge/episode-numbers.ts';
import type { KnowledgeBase } from '../src/knowledge/knowledge-base.ts';

/** For a name of no episode: an unknown number gets its neighbours, anything else a choice of similar titles. */
export function unknownEpisode(
  knowledgeBase: KnowledgeBase,
  history: History,
  typed: string,
  near: readonly Episode[],
): View {
  const entries = entriesOf(knowledgeBase, near);
  const number = episodeNumber(typed);
  if (number === undefined) return chooseEpisode(history, typed, entries);
  return {
    history,
    embeds: [
      embedOf({
        title: `There is no ${number > 0 ? episodeName(number) : `episode ${number}`}`,
        description: nearestNumbers(knowledgeBase, number),
      }),
    ],
    rows: openMenu(entries, 'Choose an episode…'),
    shareable: false,
  };
}

function nearestNumbers({ episodes }: KnowledgeBase, number: number): string {
  const before = episodes.findLast(({ id }) => id < number);
  const after = episodes.find(({ id }) => id > number);
  if (before && after) {
    return `That number is missing here. Its neighbours are ${episodeName(before.id)} and ${episodeName(after.id)}.`;
  }
  if (before) return `The newest is ${episodeName(before.id)}.`;
  return after ? `The first is ${episodeName(after.id)}.` : '';
}
