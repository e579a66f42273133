import { capitalised, plural } from '../../text/format.ts';
import type { Row } from '../controls.ts';
import type { EpisodeEntry, EpisodePage } from '../fetch/episodes.ts';
import { plain, shorten } from '../text/markdown.ts';
import { bareFacts, episodeFacts, episodeOption, summaryOf, titleLink } from './embed.ts';

const SUMMARY = 110;

export interface EpisodeList {
  readonly text: string;
  readonly menu: readonly Row[];
}

/** One page of shows, with the menu that opens them. */
export function episodeList({ entries }: EpisodePage, { byOneHost = false } = {}): EpisodeList {
  const texts = entries.map((entry) => {
    const summary = shorten(summaryOf(entry.episode), SUMMARY, plain);
    const facts = byOneHost ? bareFacts(entry.episode) : episodeFacts(entry);
    return [titleLink(entry.episode), summary, `-# ${facts}`].filter((line) => line !== '').join('\n');
  });
  return { text: texts.join('\n\n'), menu: openMenu(entries) };
}

/** A menu of these shows, as a row; no row when there are none. */
export function openMenu(entries: readonly EpisodeEntry[], placeholder = 'Open an episode…'): readonly Row[] {
  if (entries.length === 0) return [];
  return [[{ kind: 'menu', action: 'open', placeholder, options: entries.map(episodeOption) }]];
}

/** `4,415 episodes, newest first`, at the beginning of a line. */
export function listHeading({ total }: EpisodePage, order = 'newest first'): string {
  return `**${capitalised(plural(total, 'episode'))}**${total > 1 ? `, ${order}` : ''}`;
}
