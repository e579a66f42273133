import { episodeName, episodeUrl } from '../../corpus/links.ts';
import type { Episode } from '../../corpus/model.ts';
import type { Transcript } from '../../knowledge/knowledge-base.ts';
import { cut } from '../../text/cut.ts';
import { approximately, clock, count, facts } from '../../text/format.ts';
import { type Button, button, type LinkButton } from '../controls.ts';
import type { TranscriptContent } from '../fetch/episode.ts';
import type { Previous } from '../fetch/previous.ts';
import { replaceHere } from '../history.ts';
import type { History, RouteOf } from '../route.ts';
import { plain, shorten } from '../text/markdown.ts';
import { pagesOf, type View } from '../view.ts';
import { backButton } from './back-button.ts';
import { type Moment, sharedCard } from './card.ts';
import { embedOf, embedTitle, nameOf, titleOf } from './embed.ts';
import { hearButton, listenButton } from './listen.ts';
import { pageOfWord, pageText, transcriptPages } from './transcript-pages.ts';
import { quoteFrom } from './transcript-quote.ts';
import { type Sentence, sentencesOf } from './transcript-sentences.ts';

const WORDS = 60;
const HOST = 60;

/** What was said in a show, page by page, with the words that were asked for in bold. */
export function transcriptView(
  history: History,
  route: RouteOf<'transcript'>,
  content: TranscriptContent,
  previous: Previous | undefined,
): View {
  const { episode, host, transcript } = content;
  const sentences = transcript ? sentencesOf(transcript.lines) : [];
  const all = transcript ? transcriptPages(transcript, sentences) : [];
  const places = transcript?.places ?? [];
  const number = Math.min(route.place, Math.max(1, places.length));
  const place = places[number - 1];
  const placePage = place && pageOfWord(all, place.first);
  const pages = pagesOf(all.length, 1, route.seek ? (placePage ?? route.page) : route.page);
  const shown = all[pages.page - 1];
  const isHere = placePage === pages.page;
  const word = place && isHere ? place.first : (shown?.word ?? 0);
  const share = word / Math.max(1, transcript?.words ?? 0);
  const heading = placeInWords(route.words, { number, of: places.length, page: isHere ? undefined : placePage });
  return {
    history: replaceHere(history, {
      view: 'transcript',
      id: route.id,
      words: route.words,
      page: pages.page,
      place: number,
    }),
    embeds: [
      embedOf({
        title: embedTitle(`${episodeName(episode.id)}: ${titleOf(episode)}`),
        url: episodeUrl(episode.id),
        description: [
          shown && `-# ${heading}`,
          shown ? pageText(shown, isHere ? word : undefined) : silence(transcript),
        ]
          .filter(Boolean)
          .join('\n\n'),
        footer: { text: shown ? facts(host && cut(nameOf(host), HOST), whereInShow(episode, share)) : '' },
      }),
    ],
    rows: [placeButtons(number, places.length), [...listenButtons(episode, share), ...wayButtons(previous)]],
    pages,
    shareable: true,
    shared: sharedCard(momentAt(content, sentences, word), route.words),
  };
}

/** What is said from a word on. */
function momentAt(
  { episode, host, transcript }: TranscriptContent,
  sentences: readonly Sentence[],
  word: number,
): Moment {
  const entry = { episode, ...(host && { host }) };
  if (transcript === undefined || transcript.words === 0) return entry;
  const share = word / transcript.words;
  const seconds = episode.duration === undefined ? {} : { seconds: Math.floor(share * episode.duration) };
  const location = { word, share, ...seconds };
  const segments = quoteFrom(sentences, word);
  return { ...entry, excerpt: { field: 'transcript', segments, cutBefore: false, cutAfter: false, location } };
}

function placeButtons(place: number, places: number): readonly Button[] {
  if (places < 2) return [];
  return [
    button('prev-place', '‹ Previous place', { disabled: place <= 1 }),
    button('next-place', 'Next place ›', { disabled: place >= places }),
  ];
}

/** The recording at the time of the page, or of the place on it. */
function listenButtons({ id, duration }: Episode, share: number): readonly (Button | LinkButton)[] {
  if (duration === undefined) return [listenButton(id)];
  const place = { seconds: share * duration };
  return [hearButton(id, place), listenButton(id, place)];
}

function wayButtons(previous: Previous | undefined): readonly Button[] {
  const back = backButton(previous);
  return back.length > 0 ? back : [button('episode', 'Episode')];
}

interface PlaceInList {
  readonly number: number;
  readonly of: number;
  /** Where it is, unless on the page that is shown. */
  readonly page: number | undefined;
}

function placeInWords(words: string, { number, of, page }: PlaceInList): string {
  if (words === '') return 'Transcript';
  const quoted = `“${shorten(words, WORDS, plain)}”`;
  if (of === 0)
    return `Transcript · ${words.includes(' ') ? `nothing of ${quoted} is` : `${quoted} is not`} said in it`;
  const place = of === 1 ? 'the one place' : `place ${count(number)} of ${count(of)}`;
  return page === undefined ? `${quoted} · ${place}` : `${quoted} · ${place} is on page ${count(page)}`;
}

function silence(transcript: Transcript | undefined): string {
  return transcript ? 'No words were recognised in this show.' : 'There is no transcript of this show.';
}

function whereInShow(episode: Episode, share: number): string {
  const seconds = episode.duration === undefined ? undefined : share * episode.duration;
  const length = clock(episode.duration);
  return facts(`${approximately(share, seconds)}${length && ` of ${length}`}`, 'transcribed by a machine');
}
