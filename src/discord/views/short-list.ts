import { episodeUrl } from '../../corpus/links.ts';
import { facts } from '../../text/format.ts';
import { BOLD, cutToWidth, widthOf } from '../../text/width.ts';
import { link, plain } from '../text/markdown.ts';
import type { Moment } from './card.ts';
import { nameOf, titleOf } from './embed.ts';
import { placeInWords } from './listen.ts';
import { placeOf } from './passage.ts';
import { lineWidth } from './screen.ts';

const SEPARATOR = ' · ';
/** A title shorter than this tells too little: the host, then the year make room for it. */
const ENOUGH_TITLE = 14;
const LONGEST_TITLE = 200;

/** A show in one line of a phone: `**2** Title · host · 2012 · ≈ 5:00`. Without the host or the year where a long title needs the room. */
export function shortLine(moment: Moment, number: number): string {
  const { episode, host, excerpt } = moment;
  const title = titleOf(episode);
  const seconds = excerpt?.location?.seconds;
  const place = seconds === undefined ? '' : placeInWords({ seconds });
  const [name, year] = [host ? nameOf(host) : '', episode.date?.slice(0, 4) ?? ''];
  const room = lineWidth('text') - widthOf(`${number} `) * BOLD;
  const roomFor = (...others: readonly string[]): number =>
    room - others.filter((other) => other !== '').reduce((sum, other) => sum + widthOf(SEPARATOR + other), 0);
  const wanted = Math.min(widthOf(title), ENOUGH_TITLE);
  const kept =
    [[name, year], [year], []].find((others) => roomFor(...others, place) >= widthOf(title)) ??
    [[year], []].find((others) => roomFor(...others, place) >= wanted) ??
    [];
  const shown = cutToWidth(title, roomFor(...kept, place));
  const linked = link(shown, episodeUrl(episode.id), LONGEST_TITLE);
  return `**${number}** ${facts(linked, ...kept.map(plain), place && excerpt ? placeOf(episode.id, excerpt) : '')}`;
}
