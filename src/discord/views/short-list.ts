import { episodeUrl } from '../../corpus/links.ts';
import { facts } from '../../text/format.ts';
import { BOLD, cutToWidth, widthOf } from '../../text/width.ts';
import { link, plain } from '../text/markdown.ts';
import type { Moment } from './card.ts';
import { nameOf, titleOf } from './embed.ts';
import { placeInWords, placeSaid } from './listen.ts';
import { placeOf } from './passage.ts';
import { lineWidth } from './screen.ts';

const SEPARATOR = ' · ';
const LONGEST_TITLE = 200;

/**
 * A show in one line of a phone: `**2** Title · host · 2012 · ≈ 5:00`. A long title pushes out the host, then the year, then
 * the time: it is what a member knows a show by. One that is longer than a line is cut, and keeps the time.
 */
export function shortLine(moment: Moment, number: number): string {
  const { episode, host, excerpt } = moment;
  const title = titleOf(episode);
  const said = placeSaid(moment);
  const place = said ? placeInWords(said) : '';
  const [name, year] = [host ? nameOf(host) : '', episode.date?.slice(0, 4) ?? ''];
  const room = lineWidth('text') - widthOf(`${number} `) * BOLD;
  const roomBeside = (others: readonly string[]): number =>
    others.reduce((left, other) => (other === '' ? left : left - widthOf(SEPARATOR + other)), room);
  const choices = [[name, year, place], [year, place], [place], []];
  const beside = choices.find((others) => roomBeside(others) >= widthOf(title)) ?? [place];
  const linked = link(cutToWidth(title, roomBeside(beside)), episodeUrl(episode.id), LONGEST_TITLE);
  const shown = beside.map((other) =>
    other === place && excerpt ? place && placeOf(episode.id, excerpt) : plain(other),
  );
  return `**${number}** ${facts(linked, ...shown)}`;
}
