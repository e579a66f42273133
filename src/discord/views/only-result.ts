import type { APIEmbed } from 'discord-api-types/v10';
import { button } from '../controls.ts';
import type { SearchContent } from '../fetch/search.ts';
import { withButton } from '../message.ts';
import type { RouteOf } from '../route.ts';
import type { View } from '../view.ts';
import { filtersInWords } from './filters-in-words.ts';
import { questionLine } from './question-line.ts';
import { fitsScreens } from './screen.ts';
import { searchNotes } from './search-notes.ts';

/** Whether a search leads straight to one show, and nothing has to be said about it that its page could not. */
export function isTheOnlyAnswer({ found }: SearchContent): boolean {
  return found.total === 1 && found.confidence !== 'guess' && !found.corrections.some(({ known }) => known);
}

/** The page of the only show that was found, with the question above it; its card where the page is taller than a screen. */
export function onlyResult(
  episode: View,
  { query }: RouteOf<'search'>,
  { found, filters: named }: SearchContent,
): View {
  const filters = filtersInWords(named);
  const notes = [...searchNotes(found), ...(filters ? [`-# The only one ${filters}`] : [])];
  const asked = (embeds: readonly APIEmbed[]): readonly APIEmbed[] =>
    embeds.slice(0, 1).map((embed) => {
      const description = [embed.description ?? '', ...notes].filter((line) => line !== '').join('\n');
      return {
        ...embed,
        author: { name: questionLine(query, found.confidence) },
        ...(description && { description }),
      };
    });
  const page = asked(episode.embeds);
  const card = asked(episode.shared?.embeds ?? episode.embeds);
  return {
    ...episode,
    embeds: fitsScreens({ embeds: page, rows: withButton(episode.rows, button('share', 'Share')) }) ? page : card,
  };
}
