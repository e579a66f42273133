import {
  type Correction,
  type Excerpt,
  type Hit,
  type SearchPage,
  type Spread,
  verbatimQuery,
} from '../../knowledge/knowledge-base.ts';
import { ELLIPSIS } from '../../text/cut.ts';
import { approximately, count, plural } from '../../text/format.ts';
import { button, type Row } from '../controls.ts';
import type { EpisodeEntry } from '../fetch/episodes.ts';
import type { NamedFilters } from '../fetch/filters.ts';
import { RESULTS_PER_PAGE, type SearchContent } from '../fetch/search.ts';
import { replaceHere } from '../history.ts';
import type { History, RouteOf } from '../route.ts';
import { marked, plain, shorten } from '../text/markdown.ts';
import { tidyLine } from '../text/tidy.ts';
import type { View } from '../view.ts';
import { embedOf, episodeFacts, quoted, summaryOf, titleLink } from './embed.ts';
import { openMenu } from './episode-list.ts';
import { filtersInWords } from './filters-in-words.ts';
import { nothingFound } from './nothing-found.ts';
import { diagnosticText } from './search-diagnostics.ts';

/** Two or three lines on a wide screen, six on a phone. */
const EXCERPT = 260;
/** Words in one sentence, and the letters of each. */
const CORRECTIONS = 5;
const WORD = 40;
const ALL = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const ANY = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const MAX_DIAGNOSTICS = 2;

/** What was found, five shows a page, each with the passage that fits best. */
export function searchResults(history: History, route: RouteOf<'search'>, content: SearchContent): View {
  const { found, results, pages, filters } = content;
  if (found.total === 0) return nothingFound(history, route, content);
  const first = (pages.page - 1) * RESULTS_PER_PAGE;
  return {
    history: replaceHere(history, { ...route, page: pages.page }),
    embeds: [
      embedOf({
        title: quoted(route.query),
        description: [
          heading(found, filters),
          ...results.map((result, index) => entry(result, first + index + 1)),
        ].join('\n\n'),
        footer: {
          text: found.hits.some(({ excerpt }) => excerpt?.location)
            ? 'Times (≈) are estimated from the transcript.'
            : '',
        },
      }),
    ],
    rows: [...openMenu(results), ...insist(route, found)],
    pages,
    shareable: true,
  };
}

function heading(found: SearchPage, named: NamedFilters): string {
  // A query of filters alone ranks nothing.
  const isRanked = found.hits.some(({ score }) => score > 0);
  const order = found.total < 2 ? '' : isRanked ? ', best first' : ', newest first';
  const filters = filtersInWords(named);
  const doubt = found.confidence === 'guess' ? ['**No good match.** The nearest:'] : [];
  return [
    ...doubt,
    `**${plural(found.total, 'episode')}**${order}${filters && ` · ${filters}`}`,
    ...correctionsInWords(found.corrections),
    ...found.diagnostics.slice(0, MAX_DIAGNOSTICS).map((diagnostic) => `-# ${diagnosticText(diagnostic)}`),
  ].join('\n');
}

/** A sentence about words that do not occur, and one about those that are rare. */
function correctionsInWords(corrections: readonly Correction[]): string[] {
  return [false, true].flatMap((known) => {
    const some = corrections.filter((one) => one.known === known).slice(0, CORRECTIONS);
    const [only] = some;
    if (only === undefined) return [];
    // Of several words, each is shown with its likeliest correction.
    const searched =
      some.length === 1 ? only.searched : [...new Set(some.flatMap(({ searched: [best] }) => best ?? []))];
    const shown = ALL.format(searched.map((word) => `**${shorten(tidyLine(word), WORD, plain)}**`));
    const typed = ANY.format(some.map((one) => `“${shorten(tidyLine(one.typed), WORD, plain)}”`));
    return [
      known
        ? `Showing results for ${shown} too: few say ${typed}.`
        : `Showing results for ${shown}: nobody says ${typed}.`,
    ];
  });
}

/** A button to search verbatim, if corrections were searched as well. */
function insist({ query }: RouteOf<'search'>, { corrections }: SearchPage): readonly Row[] {
  const isWorthIt = corrections.some(({ known }) => known) && verbatimQuery(query) !== query;
  return isWorthIt ? [[button('as-typed', 'Search only for what I typed')]] : [];
}

function entry(result: Hit & EpisodeEntry, number: number): string {
  const { episode, excerpt } = result;
  const summary = summaryOf(episode);
  // Only the title matched, or the summary repeats it.
  const isTitle = excerpt === undefined || excerpt.field === 'title' || (excerpt.field === 'summary' && summary === '');
  const passage = isTitle ? summaryQuote(summary) : quote(result, excerpt);
  return [`**${count(number)}.** ${titleLink(episode)}`, passage, `-# ${episodeFacts(result)}`]
    .filter((line) => line !== '')
    .join('\n');
}

function quote({ spread }: Hit, excerpt: Excerpt): string {
  const text = marked(excerpt.segments, EXCERPT);
  if (text.trim() === '') return '';
  const { location } = excerpt;
  const cutAfter = excerpt.cutAfter && !text.endsWith(ELLIPSIS);
  const where = location ? ` *(${approximately(location.share, location.seconds)})*` : SOURCES[excerpt.field];
  const passage = `> ${excerpt.cutBefore ? ELLIPSIS : ''}${text}${cutAfter ? ELLIPSIS : ''}${where}`;
  return spread && spread.otherPassages > 0 ? `${passage}\n> ${spreadInWords(spread)}` : passage;
}

/** Where else in the show it is talked about: `▁▂▁▅▇▁▁▁ and 3 more places`. */
function spreadInWords({ eighths, otherPassages }: Spread): string {
  const strip = eighths.map((part) => BLOCKS[Math.ceil(part * (BLOCKS.length - 1))] ?? '').join('');
  return `-# ${strip} and ${plural(otherPassages, 'more place')}`;
}

/** From nothing to the fullest part. */
const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇'] as const;

/** Where a passage is from, when it was not spoken. */
const SOURCES: Readonly<Record<Excerpt['field'], string>> = {
  title: '',
  summary: '',
  tags: ' *(tags)*',
  notes: ' *(show notes)*',
  host: ' *(host)*',
  series: ' *(series)*',
  transcript: '',
  comments: ' *(a listener’s comment)*',
};

function summaryQuote(summary: string): string {
  return summary === '' ? '' : `> ${shorten(summary, EXCERPT, plain)}`;
}
