import { episodeName, episodeUrl } from '../../corpus/links.ts';
import type { Episode } from '../../corpus/model.ts';
import type { Transcript } from '../../knowledge/knowledge-base.ts';
import { approximately, clock, count, facts } from '../../text/format.ts';
import { type Button, button } from '../controls.ts';
import type { TranscriptContent } from '../fetch/episode.ts';
import type { Previous } from '../fetch/previous.ts';
import { replaceHere } from '../history.ts';
import type { History, RouteOf } from '../route.ts';
import { plain, shorten } from '../text/markdown.ts';
import { pagesOf, type View } from '../view.ts';
import { backButton } from './back-button.ts';
import { embedOf, embedTitle, titleOf } from './embed.ts';
import { pageOfWord, pagesOfWords, pageText, type TranscriptPage, transcriptPages } from './transcript-pages.ts';

const WORDS = 60;
/** Page ranges that are named before "and more". */
const RANGES = 8;

/** What was said in a show, page by page, with the words that were asked for in bold. */
export function transcriptView(
  history: History,
  route: RouteOf<'transcript'>,
  { episode, transcript }: TranscriptContent,
  previous: Previous | undefined,
): View {
  const all = transcript ? transcriptPages(transcript) : [];
  const matching = transcript ? pagesOfWords(all, transcript.matches) : [];
  const pages = pagesOf(all.length, 1, askedPage(route, all, matching, transcript?.focus));
  const shown = all[pages.page - 1];
  const share = transcript && shown ? shown.word / Math.max(1, transcript.words) : 0;
  const heading = shown === undefined ? '' : `-# ${matchesInWords(route.words, matching)}`;
  return {
    history: replaceHere(history, { view: 'transcript', id: route.id, words: route.words, page: pages.page }),
    embeds: [
      embedOf({
        title: embedTitle(`${episodeName(episode.id)}: ${titleOf(episode)}`),
        url: episodeUrl(episode.id),
        description: [heading, shown ? pageText(shown) : silence(transcript)]
          .filter((part) => part !== '')
          .join('\n\n'),
        footer: { text: shown ? whereInShow(episode, share) : '' },
      }),
    ],
    rows: [[...matchButtons(matching, pages.page), ...wayButtons(previous)]],
    pages,
    shareable: true,
  };
}

/** The page that a route asks for: by its number, or as the one that says something, seen from there. */
function askedPage(
  { page, seek }: RouteOf<'transcript'>,
  all: readonly TranscriptPage[],
  matching: readonly number[],
  focus: number | undefined,
): number {
  switch (seek) {
    case 'answer':
      return focus === undefined ? page : pageOfWord(all, focus);
    case 'earlier':
      return matching.findLast((number) => number < page) ?? page;
    case 'later':
      return matching.find((number) => number > page) ?? page;
    case undefined:
      return page;
  }
}

function matchButtons(matching: readonly number[], page: number): readonly Button[] {
  if (matching.length < 2 && (matching[0] ?? page) === page) return [];
  return [
    button('earlier', '‹ Earlier match', { disabled: !matching.some((number) => number < page) }),
    button('later', 'Later match ›', { disabled: !matching.some((number) => number > page) }),
  ];
}

function wayButtons(previous: Previous | undefined): readonly Button[] {
  const back = backButton(previous);
  return back.length > 0 ? back : [button('episode', 'About this episode')];
}

function matchesInWords(words: string, matching: readonly number[]): string {
  if (words === '') return 'Transcript';
  const quoted = `“${shorten(words, WORDS, plain)}”`;
  if (matching.length === 0) {
    const nothing = words.includes(' ') ? `nothing of ${quoted} is` : `${quoted} is not`;
    return `Transcript · ${nothing} said in it`;
  }
  return `Transcript · ${quoted} on ${matching.length === 1 ? 'page' : 'pages'} ${ranges(matching)}`;
}

/** `1, 3–5 and 9`. */
function ranges(numbers: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.last === number - 1) run.last = number;
    else runs.push({ first: number, last: number });
  }
  const shown = runs
    .slice(0, RANGES)
    .map(({ first, last }) => (first === last ? count(first) : `${count(first)}–${count(last)}`));
  if (runs.length > RANGES) return `${shown.join(', ')} and more`;
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}

function silence(transcript: Transcript | undefined): string {
  return transcript ? 'No words were recognised in this show.' : 'There is no transcript of this show.';
}

function whereInShow(episode: Episode, share: number): string {
  const seconds = episode.duration === undefined ? undefined : share * episode.duration;
  const length = clock(episode.duration);
  return facts(`${approximately(share, seconds)}${length && ` of ${length}`}`, 'transcribed by a machine');
}
