import type { APIEmbed } from 'discord-api-types/v10';
import { type Button, button, type LinkButton, type Row } from '../controls.ts';
import type { SearchContent } from '../fetch/search.ts';
import { replaceHere } from '../history.ts';
import type { History, RouteOf } from '../route.ts';
import type { View } from '../view.ts';
import { cardEmbed, type Moment, sharedCard } from './card.ts';
import { embedOf } from './embed.ts';
import { filtersInWords } from './filters-in-words.ts';
import { hearButton, listenButton, placeSaid } from './listen.ts';
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
  const all = partsOf(route, content, best, listed);
  const draw = ({ others, passage, queryLines }: Choice): Drawing => {
    const parts = others < listed.length ? partsOf(route, content, best, listed.slice(0, others)) : all;
    const author = questionLine(route.query, found.confidence, queryLines);
    const card = cardEmbed(best, { author, limit: passage, notes: parts.notes });
    return { embeds: [card, ...parts.list], rows: parts.rows };
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

/** What is the same for every length of the passage. */
interface Parts {
  /** Lines in small print on the card. */
  readonly notes: readonly string[];
  /** The embed of the others, if there are any. */
  readonly list: readonly APIEmbed[];
  readonly rows: readonly Row[];
}

function partsOf(route: RouteOf<'search'>, content: SearchContent, best: Moment, others: readonly Moment[]): Parts {
  const { found } = content;
  const filters = filtersInWords(content.filters);
  const counts = `-# ${countsInWords(found)}${filters && ` · ${filters}`}`;
  const notes = searchNotes(found);
  const rows = rowsOf(route, content, best, others);
  if (others.length === 0)
    return { notes: [...notes, ...(filters || found.total > 1 ? [counts] : [])], list: [], rows };
  const lines = others.map((other, index) => shortLine(other, index + 2));
  return { notes, list: [embedOf({ description: [...lines, counts].join('\n') })], rows };
}

function rowsOf(
  route: RouteOf<'search'>,
  { found }: SearchContent,
  best: Moment,
  others: readonly Moment[],
): readonly Row[] {
  const { id, hasTranscript } = best.episode;
  const place = placeSaid(best);
  const open = [best, ...others].map(({ episode }, index) =>
    button('open', index === 0 ? 'Open' : String(index + 1), {
      value: String(episode.id),
      ...(index === 0 && { style: 'primary' as const }),
    }),
  );
  const more = others.length > 0 ? button('all', 'More') : button('others', 'Others');
  const hasMore = found.total > 1 || others.length > 0;
  // Alone, it has room for one button more; a long question needs its custom id.
  const transcript =
    others.length === 0 && hasTranscript ? [button('transcript', 'Transcript', { value: String(id) })] : [];
  const ways = [
    ...(hasMore ? [more] : []),
    ...(place === undefined ? [] : [hearButton(id, place)]),
    listenButton(id, place, 'Listen'),
  ];
  return [[...open, ...transcript], ways, ...insist(route.query, found)];
}
