import type { APIEmbed } from 'discord-api-types/v10';
import { episodeUrl } from '../../corpus/links.ts';
import type { Passage } from '../../knowledge/knowledge-base.ts';
import { cut } from '../../text/cut.ts';
import { button } from '../controls.ts';
import type { EpisodeEntry } from '../fetch/episodes.ts';
import { episodeAt } from '../navigate.ts';
import type { RouteOf } from '../route.ts';
import { plain, shorten } from '../text/markdown.ts';
import type { View } from '../view.ts';
import { embedOf, embedTitle, episodeFacts, summaryOf, titleOf } from './embed.ts';
import { listenButton, placeSaid } from './listen.ts';
import { isTelling, PASSAGE, quotation } from './passage.ts';

/** Four lines of a phone. */
const TITLE = 100;

/** A show, and what in it answers a question. */
export type Moment = EpisodeEntry & Passage;

/** What of a card can be chosen. */
export interface CardOptions {
  /** The line above the title. */
  readonly author?: string;
  /** The longest passage, in units. */
  readonly limit?: number;
  /** Lines in small print below. */
  readonly notes?: readonly string[];
}

/** One moment: the title, what was said and when, who made the show, and how long it is. */
export function cardEmbed(moment: Moment, { author, limit = PASSAGE, notes = [] }: CardOptions = {}): APIEmbed {
  const { episode } = moment;
  const lines = [cardQuote(moment, limit), `-# ${episodeFacts(moment)}`, ...notes];
  return embedOf({
    ...(author !== undefined && { author: { name: author } }),
    title: embedTitle(cut(titleOf(episode), TITLE)),
    url: episodeUrl(episode.id),
    description: lines.filter((line) => line !== '').join('\n'),
  });
}

/** The passage as a quotation, or the summary where the passage says no more than the title. */
export function cardQuote(moment: Moment, limit = PASSAGE): string {
  const { episode } = moment;
  const summary = summaryOf(episode);
  if (isTelling(moment, summary)) return quotation(episode.id, moment, limit);
  return summary === '' ? '' : `> ${shorten(summary, limit, plain)}`;
}

/** What is posted when a moment is shared: its card alone, with the ways into the show. */
export function sharedCard(moment: Moment, words: string): View {
  const { episode } = moment;
  const route: RouteOf<'episode'> = { ...episodeAt(episode.id), ...(words !== '' && { words }) };
  return {
    history: [route],
    embeds: [cardEmbed(moment)],
    rows: [
      [
        listenButton(episode.id, placeSaid(moment)),
        button('overview', 'Open'),
        ...(episode.hasTranscript ? [button('transcript', 'Transcript')] : []),
      ],
    ],
    shareable: false,
  };
}
