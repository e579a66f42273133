import { episodeName, episodeUrl } from '../../corpus/links.ts';
import { date, facts } from '../../text/format.ts';
import type { ClipContent } from '../fetch/clip.ts';
import type { History, RouteOf } from '../route.ts';
import { marked } from '../text/markdown.ts';
import type { View } from '../view.ts';
import { embedOf, embedTitle, hostLink, licenseLink, titleOf } from './embed.ts';
import { listenButton, placeInWords } from './listen.ts';

const QUOTE = 300;

/** The card under half a minute of a show: what is said, by whom, where, and under which licence. */
export function clipView(history: History, { at }: RouteOf<'clip'>, { episode, host, quote }: ClipContent): View {
  const place = { seconds: at };
  const said = marked(quote, QUOTE).trim();
  const credit = facts(host && hostLink(host), date(episode.date), placeInWords(place), licenseLink(episode.license));
  return {
    history,
    embeds: [
      embedOf({
        title: embedTitle(`${episodeName(episode.id)}: ${titleOf(episode)}`),
        url: episodeUrl(episode.id),
        description: [said && `> ${said}`, `-# ${credit}`].filter((line) => line !== '').join('\n'),
      }),
    ],
    rows: [[listenButton(episode.id, place)]],
    shareable: true,
  };
}
