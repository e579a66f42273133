import { button, type Row } from '../controls.ts';
import type { SearchContent } from '../fetch/search.ts';
import { COMPONENT } from '../limits.ts';
import type { History, RouteOf } from '../route.ts';
import { tidyLine } from '../text/tidy.ts';
import type { View } from '../view.ts';
import { embedOf, quoted } from './embed.ts';
import { openMenu } from './episode-list.ts';
import { filtersInWords } from './filters-in-words.ts';
import { diagnosticText } from './search-diagnostics.ts';

const NEAR = 10;
const MAX_DIAGNOSTICS = 2;

/** Nothing matches: says so, and offers what is near as something to pick. */
export function nothingFound(
  history: History,
  route: RouteOf<'search'>,
  { found: { nearby, diagnostics }, filters: named, nearbyEpisodes }: SearchContent,
): View {
  const filters = filtersInWords(named);
  const near = [...queryMenu(nearby, route.query), ...openMenu(nearbyEpisodes, 'Open one of these…')];
  const edit = button('edit', 'Change the question');
  const again = filters === '' ? [edit] : [button('wider', 'Search all episodes', { style: 'primary' }), edit];
  return {
    history,
    embeds: [
      embedOf({
        title: `Nothing found for ${quoted(route.query)}`,
        description: [
          filters && `I looked only at shows ${filters}.`,
          ...diagnostics.slice(0, MAX_DIAGNOSTICS).map(diagnosticText),
          near.length > 0
            ? 'Perhaps one of these is what you mean?'
            : 'A name, a program or a thing that was talked about finds most.',
        ]
          .filter((line) => line !== '')
          .join('\n'),
      }),
    ],
    rows: [...near, again],
    shareable: false,
  };
}

/** @param asked The query that found nothing. */
function queryMenu(queries: readonly string[], asked: string): readonly Row[] {
  const options = [...new Set(queries.map(tidyLine))]
    .filter((query) => query !== '' && query !== asked && query.length <= COMPONENT.optionValue)
    .slice(0, NEAR)
    .map((query) => ({ label: query, value: query }));
  return options.length === 0 ? [] : [[{ kind: 'menu', action: 'query', placeholder: 'Search for…', options }]];
}
