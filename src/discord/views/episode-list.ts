import type { Episode } from '../../corpus/model.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { capitalised, plural } from '../../text/format.ts';
import type { Row } from '../controls.ts';
import { plain, shorten } from '../text/markdown.ts';
import { type Pages, pagesOf } from '../view.ts';
import { bareFacts, episodeFacts, episodeOption, summaryOf, titleLink } from './parts.ts';

/** As many as a phone shows in two screens, and with the longest titles still within an embed. */
export const PAGE_SIZE = 8;
const SUMMARY = 110;

export interface EpisodeList {
  readonly text: string;
  readonly menu: readonly Row[];
  readonly pages: Pages;
}

/** One page of shows, with the menu that opens them. */
export function episodeList(
  knowledgeBase: KnowledgeBase,
  episodes: readonly Episode[],
  askedPage: number,
  { byOneHost = false } = {},
): EpisodeList {
  const pages = pagesOf(episodes.length, PAGE_SIZE, askedPage);
  const shown = episodes.slice((pages.page - 1) * PAGE_SIZE, pages.page * PAGE_SIZE);
  const entries = shown.map((episode) => {
    const summary = shorten(summaryOf(episode), SUMMARY, plain);
    return [titleLink(episode), summary, `-# ${byOneHost ? bareFacts(episode) : episodeFacts(knowledgeBase, episode)}`]
      .filter((line) => line !== '')
      .join('\n');
  });
  return { text: entries.join('\n\n'), menu: openMenu(knowledgeBase, shown), pages };
}

/** A menu of these shows, as a row; no row when there are none. */
export function openMenu(
  knowledgeBase: KnowledgeBase,
  episodes: readonly Episode[],
  placeholder = 'Open an episode…',
): readonly Row[] {
  if (episodes.length === 0) return [];
  const options = episodes.map((episode) => episodeOption(knowledgeBase, episode));
  return [[{ kind: 'menu', action: 'open', placeholder, options }]];
}

/** `4,415 episodes, newest first`, at the beginning of a line. */
export function listHeading(episodes: readonly Episode[]): string {
  return `**${capitalised(plural(episodes.length, 'episode'))}**${episodes.length > 1 ? ', newest first' : ''}`;
}
