import { episodeName, episodeUrl } from '../../corpus/links.ts';
import type { Episode } from '../../corpus/model.ts';
import type { Segment, Transcript, TranscriptPlace } from '../../knowledge/knowledge-base.ts';
import { date, facts } from '../../text/format.ts';
import type { Button } from '../controls.ts';
import type { ClipContent } from '../fetch/clip.ts';
import type { History, RouteOf } from '../route.ts';
import { marked } from '../text/markdown.ts';
import type { View } from '../view.ts';
import { embedOf, embedTitle, hostLink, licenseLink, titleOf } from './embed.ts';
import { CLIP_SECONDS, hearButton, listenButton, placeInWords, startOf } from './listen.ts';
import { QUOTE, quoteFrom } from './transcript-quote.ts';
import { sentencesOf } from './transcript-sentences.ts';

/** Seconds from a place that was asked for to one that is heard with it. */
const NEAR = 20;

/** The card under half a minute of a show: what is said, by whom, where, and under which licence. */
export function clipView(history: History, { at }: RouteOf<'clip'>, content: ClipContent): View {
  const { episode, host } = content;
  const place = { seconds: at };
  const said = marked(quoteAt(content, at), QUOTE).trim();
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
    rows: [[...moveButtons(episode, at), listenButton(episode.id, place, 'Listen')]],
    shareable: true,
  };
}

/** The half minutes before and after: a place is an estimate. */
function moveButtons({ id, duration }: Episode, at: number): readonly Button[] {
  const [earlier, later] = [Math.max(0, at - CLIP_SECONDS), at + CLIP_SECONDS];
  return [
    ...(startOf({ seconds: at }) > 0 ? [hearButton(id, { seconds: earlier }, 'Earlier')] : []),
    ...(duration !== undefined && startOf({ seconds: later }) < duration
      ? [hearButton(id, { seconds: later }, 'Later')]
      : []),
  ];
}

/** What is said at a second. */
function quoteAt({ episode, transcript }: ClipContent, second: number): readonly Segment[] {
  if (transcript === undefined || !episode.duration) return [];
  return quoteFrom(sentencesOf(transcript.lines), wordAt(transcript, second, episode.duration));
}

/** The word that is said at a second, by its share of all words; the nearest place that was asked for, if one is near. */
function wordAt({ words, places }: Transcript, second: number, duration: number): number {
  const wordsASecond = words / duration;
  // The second was rounded down, so the word is the last of those that are said in it.
  const word = Math.floor((second + 1) * wordsASecond);
  const distance = ({ first }: TranscriptPlace): number => Math.abs(first - word);
  const [nearest] = places.toSorted((one, other) => distance(one) - distance(other));
  return nearest && distance(nearest) <= NEAR * wordsASecond ? nearest.first : word;
}
