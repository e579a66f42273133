import type { APIEmbed } from 'discord-api-types/v10';
import { episodeName, episodeUrl } from '../../corpus/links.ts';
import { clock, date, facts } from '../../text/format.ts';
import { button } from '../controls.ts';
import type { EpisodeEntry } from '../fetch/episodes.ts';
import type { History } from '../route.ts';
import type { View } from '../view.ts';
import { displayName, embedOf, embedTitle, titleOf } from './embed.ts';

/** Episodes that a message named, each in a small embed: its title as a link, who, and when. A button opens each. */
export function cardsView(history: History, entries: readonly EpisodeEntry[]): View {
  const open = entries.map(({ episode: { id } }) =>
    button('open', entries.length === 1 ? 'Open' : episodeName(id), { value: String(id) }),
  );
  return { history, embeds: entries.map(card), rows: [open], shareable: true };
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
