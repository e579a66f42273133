import type { APIEmbed } from 'discord-api-types/v10';
import { type Button, button, type LinkButton, type Row } from '../controls.ts';
import type { SearchContent } from '../fetch/search.ts';
import { replaceHere } from '../history.ts';
import type { History, RouteOf } from '../route.ts';
import type { View } from '../view.ts';
import { cardEmbed, type Moment, sharedCard } from './card.ts';
import { embedOf } from './embed.ts';
import { filtersInWords } from './filters-in-words.ts';
import { hearButton, listenButton } from './listen.ts';
import { narrowMenu } from './narrow.ts';
import { PASSAGE } from './passage.ts';
import { questionLine } from './question-line.ts';
import { fitsScreens } from './screen.ts';
import { countsInWords } from './search-counts.ts';
import { insist, searchNotes } from './search-notes.ts';
import { shortLine } from './short-list.ts';

/** What is given up, one after the other, until the answer fits a screen: the longest text comes first. */
const CHOICES: readonly Choice[] = [
  { passage: PASSAGE, queryLines: 2, others: 4 },
  { passage: PASSAGE, queryLines: 1, others: 4 },
  { passage: 220, queryLines: 1, others: 4 },
  { passage: 180, queryLines: 1, others: 4 },
  { passage: 140, queryLines: 1, others: 4 },
  { passage: 140, queryLines: 1, others: 3 },
];
/** A menu to narrow many results is worth a shorter passage, not fewer results. */
const NARROWED = CHOICES.slice(0, 5);
const LEAST: Choice = { passage: 100, queryLines: 1, others: 1 };

interface Choice {
  /** The longest passage, in units. */
  readonly passage: number;
  /** Lines of a phone for the question. */
  readonly queryLines: number;
  /** Results in the list under the best. */
  readonly others: number;
}

/** The best result whole, and up to four others in a line each: one screen of a phone, controls included. */
export function bestAnswer(history: History, route: RouteOf<'search'>, content: SearchContent, best: Moment): View {
  const { found } = content;
  const isAlone = found.confidence === 'sure' && route.more === undefined;
  const listed = isAlone ? [] : content.results.slice(1, route.more === 'two' ? 3 : undefined);
  const draw = (choice: Choice): Drawing => {
    const others = listed.slice(0, choice.others);
    return { embeds: embedsOf(route, content, best, others, choice), rows: rowsOf(route, content, best, others) };
  };
  const menu = isAlone ? [] : narrowMenu(found.facets);
  const drawNarrowed = (choice: Choice): Drawing => withRows(draw(choice), menu);
  const narrowed = menu.length > 0 ? firstFitting(NARROWED, drawNarrowed) : undefined;
  return {
    history: replaceHere(history, { ...route, page: 1 }),
    ...(narrowed ?? firstFitting(CHOICES, draw) ?? draw(LEAST)),
    shareable: true,
    shared: sharedCard(best, route.query),
  };
}

type Drawing = Pick<View, 'embeds' | 'rows'>;

function withRows({ embeds, rows }: Drawing, more: readonly Row[]): Drawing {
  return { embeds, rows: [...rows, ...more] };
}

function firstFitting(choices: readonly Choice[], draw: (choice: Choice) => Drawing): Drawing | undefined {
  for (const choice of choices) {
    const drawing = draw(choice);
    if (fits(drawing)) return drawing;
  }
  return undefined;
}

/** Whether there is room, also for Share beside the last buttons. */
function fits({ embeds, rows }: Drawing): boolean {
  const [first = [], second = [], ...more] = rows;
  const buttons = second.filter((control): control is Button | LinkButton => control.kind !== 'menu');
  return fitsScreens({ embeds, rows: [first, [...buttons, button('share', 'Share')], ...more] });
}

function embedsOf(
  route: RouteOf<'search'>,
  { found, filters: named }: SearchContent,
  best: Moment,
  others: readonly Moment[],
  { passage, queryLines }: Choice,
): readonly APIEmbed[] {
  const filters = filtersInWords(named);
  const counts = `-# ${countsInWords(found)}${filters && ` · ${filters}`}`;
  const notes = searchNotes(found);
  const isList = others.length > 0;
  const card = cardEmbed(best, {
    author: questionLine(route.query, found.confidence, queryLines),
    limit: passage,
    notes: isList ? notes : [...notes, ...(filters || found.total > 1 ? [counts] : [])],
  });
  if (!isList) return [card];
  const lines = others.map((other, index) => shortLine(other, index + 2));
  return [card, embedOf({ description: [...lines, counts].join('\n') })];
}

function rowsOf(
  route: RouteOf<'search'>,
  { found }: SearchContent,
  best: Moment,
  others: readonly Moment[],
): readonly Row[] {
  const { id, hasTranscript } = best.episode;
  const seconds = best.excerpt?.location?.seconds;
  const place = seconds === undefined ? undefined : { seconds };
  const open = [best, ...others].map(({ episode }, index) =>
    button('open', index === 0 ? 'Open' : String(index + 1), {
      value: String(episode.id),
      ...(index === 0 && { style: 'primary' as const }),
    }),
  );
  const more = others.length > 0 ? button('all', 'More') : button('others', 'Others');
  const hasMore = found.total > 1 + others.length || others.length > 0;
  // Alone, it has room for one button more; a long question needs its custom id.
  const transcript =
    others.length === 0 && hasTranscript ? [button('transcript', 'Transcript', { value: String(id) })] : [];
  const ways = [
    ...(hasMore ? [more] : []),
    ...(place === undefined ? [] : [hearButton(id, place)]),
    { ...listenButton(id, place), label: 'Listen' },
  ];
  return [[...open, ...transcript], ways, ...insist(route.query, found)];
}
