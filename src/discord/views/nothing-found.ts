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
  const queries = queryMenu(nearby);
  const near = queries.length > 0 ? queries : openMenu(nearbyEpisodes, 'Open one of these…');
  const widen: readonly Row[] = filters === '' ? [] : [[button('wider', 'Search everything')]];
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
            : 'Fewer or simpler words may help: a name, a program, a thing that was talked about.',
        ]
          .filter((line) => line !== '')
          .join('\n'),
      }),
    ],
    rows: [...near, ...widen],
    shareable: false,
  };
}

function queryMenu(queries: readonly string[]): readonly Row[] {
  const options = [...new Set(queries.map(tidyLine))]
    .filter((query) => query !== '' && query.length <= COMPONENT.optionValue)
    .slice(0, NEAR)
    .map((query) => ({ label: query, value: query }));
  return options.length === 0 ? [] : [[{ kind: 'menu', action: 'query', placeholder: 'Search for…', options }]];
}
