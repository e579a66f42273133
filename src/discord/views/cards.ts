import type { APIEmbed } from 'discord-api-types/v10';
import { episodeName, episodeUrl } from '../../corpus/links.ts';
import { clock, date, facts } from '../../text/format.ts';
import { button } from '../controls.ts';
import type { EpisodeEntry } from '../fetch/episodes.ts';
import { COMPONENT } from '../limits.ts';
import type { History } from '../route.ts';
import type { View } from '../view.ts';
import { sharedCard } from './card.ts';
import { displayName, embedOf, embedTitle, episodeFacts, episodeOption, titleLink, titleOf } from './embed.ts';

/** More are a list, so that an answer stays a screen. */
const MAX_CARDS = 3;

/**
 * Episodes that a message named, each in a small embed, or as a line of a list where there are many: its title as a link,
 * who, and when. A button opens each.
 */
export function cardsView(history: History, entries: readonly EpisodeEntry[]): View {
  const open = entries.map(({ episode: { id } }) =>
    button('open', entries.length === 1 ? 'Open' : episodeName(id), { value: String(id) }),
  );
  const embeds = entries.length > MAX_CARDS ? [list(entries)] : entries.map(card);
  const [first] = entries;
  const isOne = first !== undefined && entries.length === 1;
  const shared = isOne ? { shared: sharedCard(first, '') } : { shareMenu: entries.map(episodeOption) };
  return {
    history,
    embeds,
    rows: [open.slice(0, COMPONENT.buttonsInRow), open.slice(COMPONENT.buttonsInRow)],
    shareable: true,
    ...shared,
  };
}

function list(entries: readonly EpisodeEntry[]): APIEmbed {
  const lines = entries.map((entry) => `${titleLink(entry.episode)}\n-# ${episodeFacts(entry)}`);
  return embedOf({ description: lines.join('\n') });
}

function card({ episode, host }: EpisodeEntry): APIEmbed {
  const title = titleOf(episode);
  const name = episodeName(episode.id);
  return embedOf({
    title: embedTitle(title === name ? name : `${name}: ${title}`),
    url: episodeUrl(episode.id),
    description: facts(host && displayName(host), date(episode.date), clock(episode.duration)),
  });
}
