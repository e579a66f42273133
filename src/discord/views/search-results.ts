import type { SearchPage } from '../../knowledge/knowledge-base.ts';
import { count } from '../../text/format.ts';
import { type Button, button } from '../controls.ts';
import type { NamedFilters } from '../fetch/filters.ts';
import { RESULTS_PER_PAGE, type SearchContent } from '../fetch/search.ts';
import { replaceHere } from '../history.ts';
import type { History, RouteOf } from '../route.ts';
import type { View } from '../view.ts';
import { bestAnswer } from './best-answer.ts';
import { cardQuote, type Moment } from './card.ts';
import { embedOf, episodeFacts, episodeOption, quoted, titleLink } from './embed.ts';
import { filtersInWords } from './filters-in-words.ts';
import { nothingFound } from './nothing-found.ts';
import { countsInWords } from './search-counts.ts';
import { insist, searchNotes } from './search-notes.ts';

/** What was found: at first the best answer and a short list, then all results, five a page with their passages. */
export function searchResults(history: History, route: RouteOf<'search'>, content: SearchContent): View {
  const { found, results, pages } = content;
  const [best] = results;
  if (best === undefined) return nothingFound(history, route, content);
  // A query of filters alone ranks nothing, so nothing is the best.
  const isRanked = found.hits.some(({ score }) => score > 0);
  if (pages.page === 1 && route.more !== 'all' && isRanked) return bestAnswer(history, route, content, best);
  return allResults(history, route, content);
}

function allResults(history: History, route: RouteOf<'search'>, content: SearchContent): View {
  const { found, results, pages, filters } = content;
  const first = (pages.page - 1) * RESULTS_PER_PAGE + 1;
  const isRanked = found.hits.some(({ score }) => score > 0);
  return {
    history: replaceHere(history, { ...route, page: pages.page, ...(isRanked && { more: 'all' }) }),
    embeds: [
      embedOf({
        title: quoted(route.query),
        description: [
          [heading(found, filters, isRanked), ...searchNotes(found)].join('\n'),
          ...results.map((result, index) => entry(result, first + index)),
        ].join('\n\n'),
        footer: {
          text: found.hits.some(({ excerpt }) => excerpt?.location)
            ? 'Times (≈) are estimated from the transcript.'
            : '',
        },
      }),
    ],
    rows: [
      openButtons(results, first),
      ...(isRanked ? [[button('best', '← Best answer')]] : []),
      ...insist(route.query, found),
    ],
    pages: { ...pages, label: `Page ${count(pages.page)}` },
    shareable: true,
    shareMenu: results.map(episodeOption),
  };
}

/** A button for each result, with its number in the list. */
function openButtons(results: readonly Moment[], first: number): readonly Button[] {
  return results.map(({ episode }, index) => button('open', count(first + index), { value: String(episode.id) }));
}

function heading(found: SearchPage, named: NamedFilters, isRanked: boolean): string {
  const filters = filtersInWords(named);
  const doubt = found.confidence === 'guess' ? '**No good match.** The nearest:\n' : '';
  return `${doubt}${countsInWords(found, isRanked)}${filters && ` · ${filters}`}`;
}

function entry(result: Moment, number: number): string {
  return [`**${count(number)}.** ${titleLink(result.episode)}`, cardQuote(result), `-# ${episodeFacts(result)}`]
    .filter((line) => line !== '')
    .join('\n');
}
