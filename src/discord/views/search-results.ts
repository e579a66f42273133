import { firstDay, lastDay } from '../../dates.ts';
import type { Correction, Hit, KnowledgeBase, SearchPage, SearchRequest } from '../../knowledge-base.ts';
import type { Excerpt } from '../../search/results.ts';
import { ELLIPSIS } from '../../text/cut.ts';
import { approximately, count, plural } from '../../text/format.ts';
import type { PlaceOf, Trail } from '../place.ts';
import { marked, plain, shorten } from '../text/markdown.ts';
import { tidyLine } from '../text/tidy.ts';
import { replaceHere } from '../trail.ts';
import { pagesOf, type View } from '../view.ts';
import { openMenu } from './episode-list.ts';
import { filtersInWords } from './filters-in-words.ts';
import { nothingFound } from './nothing-found.ts';
import { embedOf, episodeFacts, quoted, titleLink } from './parts.ts';

const PAGE_SIZE = 5;
/** Two or three lines on a wide screen, six on a phone. */
const EXCERPT = 260;
const CORRECTIONS = 3;

/** What was found, five shows a page, each with the passage that fits best. */
export function searchResults(knowledgeBase: KnowledgeBase, trail: Trail, place: PlaceOf<'search'>): View {
  const asked = page(knowledgeBase, place, place.page);
  if (asked.total === 0) return nothingFound(knowledgeBase, trail, place, asked);
  const pages = pagesOf(asked.total, PAGE_SIZE, place.page);
  const found = pages.page === place.page ? asked : page(knowledgeBase, place, pages.page);
  const first = (pages.page - 1) * PAGE_SIZE;
  return {
    trail: replaceHere(trail, { ...place, page: pages.page }),
    embed: embedOf({
      title: quoted(place.query),
      description: [
        heading(knowledgeBase, place, found),
        ...found.hits.map((hit, index) => entry(knowledgeBase, hit, first + index + 1)),
      ].join('\n\n'),
      footer: {
        text: found.hits.some(({ excerpt }) => excerpt?.place) ? 'Times (≈) are estimated from the transcript.' : '',
      },
    }),
    rows: openMenu(
      knowledgeBase,
      found.hits.map(({ episode }) => episode),
    ),
    pages,
    shareable: true,
  };
}

function page(knowledgeBase: KnowledgeBase, place: PlaceOf<'search'>, number: number): SearchPage {
  const { query, hostId, seriesId, tag, from, to } = place;
  const request: SearchRequest = {
    text: query,
    ...(hostId !== undefined && { hostId }),
    ...(seriesId !== undefined && { seriesId }),
    ...(tag !== undefined && { tag }),
    ...(from !== undefined && { from: firstDay(from) }),
    ...(to !== undefined && { to: lastDay(to) }),
    offset: (number - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
  };
  return knowledgeBase.search(request);
}

function heading(knowledgeBase: KnowledgeBase, place: PlaceOf<'search'>, found: SearchPage): string {
  const order = found.total > 1 ? ', best first' : '';
  const filters = filtersInWords(knowledgeBase, place);
  return [
    `**${plural(found.total, 'episode')}**${order}${filters && ` · ${filters}`}`,
    ...found.corrections.slice(0, CORRECTIONS).map(correctionInWords),
  ].join('\n');
}

function correctionInWords({ typed, searched }: Correction): string {
  const words = searched.map((word) => `**${shorten(tidyLine(word), 40, plain)}**`);
  const shown = words.slice(0, 3).join(words.length > 2 ? ', ' : ' and ');
  return `Showing results for ${shown}: nobody says “${shorten(tidyLine(typed), 40, plain)}”.`;
}

function entry(knowledgeBase: KnowledgeBase, hit: Hit, number: number): string {
  const { episode, excerpt } = hit;
  const passage = excerpt && excerpt.field !== 'title' ? quote(excerpt) : summaryQuote(episode.summary);
  return [`**${count(number)}.** ${titleLink(episode)}`, passage, `-# ${episodeFacts(knowledgeBase, episode)}`]
    .filter((line) => line !== '')
    .join('\n');
}

function quote(excerpt: Excerpt): string {
  const text = marked(excerpt.segments, EXCERPT);
  if (text.trim() === '') return '';
  const { place } = excerpt;
  const cutAfter = excerpt.cutAfter && !text.endsWith(ELLIPSIS);
  const where = place ? ` *(${approximately(place.share, place.seconds)})*` : SOURCES[excerpt.field];
  return `> ${excerpt.cutBefore ? ELLIPSIS : ''}${text}${cutAfter ? ELLIPSIS : ''}${where}`;
}

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
  const text = tidyLine(summary);
  return text === '' ? '' : `> ${shorten(text, EXCERPT, plain)}`;
}
