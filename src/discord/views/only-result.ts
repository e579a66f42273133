import type { SearchContent } from '../fetch/search.ts';
import type { RouteOf } from '../route.ts';
import type { View } from '../view.ts';
import { filtersInWords } from './filters-in-words.ts';
import { questionLine } from './question-line.ts';
import { searchNotes } from './search-notes.ts';

/** Whether a search leads straight to one show, and nothing has to be said about it that its page could not. */
export function isTheOnlyAnswer({ found }: SearchContent): boolean {
  return found.total === 1 && found.confidence !== 'guess' && !found.corrections.some(({ known }) => known);
}

/** The page of the only show that was found, with the question above it. */
export function onlyResult(
  episode: View,
  { query }: RouteOf<'search'>,
  { found, filters: named }: SearchContent,
): View {
  const [embed, ...more] = episode.embeds;
  if (embed === undefined) return episode;
  const filters = filtersInWords(named);
  const notes = [...searchNotes(found), ...(filters ? [`-# The only one ${filters}`] : [])].join('\n');
  const description = [embed.description ?? '', notes].filter((text) => text !== '').join('\n\n');
  const author = { name: questionLine(query, found.confidence) };
  return { ...episode, embeds: [{ ...embed, author, ...(description && { description }) }, ...more] };
}
