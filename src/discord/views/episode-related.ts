import type { EpisodeContent } from '../fetch/episode.ts';
import { embedOf } from './embed.ts';
import { episodeList } from './episode-list.ts';
import type { Tab } from './episode-overview.ts';

/** Shows about the same thing, nearest first, with the menu that opens them. */
export function relatedTab({ related }: EpisodeContent): Tab {
  const list = related && episodeList(related);
  const text = list?.text ? `**Related shows**\n\n${list.text}` : 'No other show is about anything like it.';
  return { embed: embedOf({ description: text }), rows: list?.menu ?? [] };
}
