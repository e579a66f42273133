import type { Episode } from '../corpus/model.ts';
import { episodeNumber } from './episode-numbers.ts';
import type { EpisodeSearch } from './episode-search.ts';
import type { Names } from './names.ts';

/** With fewer words, many shows are meant. */
const FEWEST_WORDS = 2;
/** More shows of one title are no help to tell them apart. */
const MAX_NAMESAKES = 3;

/**
 * The episode that a text means: by its number or its title, which several may share, or because the search is sure of it.
 * Empty where none is likely.
 */
export function likelyEpisodes(typed: string, names: Names, search: EpisodeSearch): readonly Episode[] {
  const text = typed.trim();
  const numbered = names.withNumber(text);
  if (numbered.length > 0 || episodeNumber(text) !== undefined) return numbered;
  const titled = names.withTitle(text);
  if (titled.length > 0) return titled.slice(0, MAX_NAMESAKES);
  if (text.split(/\s+/).length < FEWEST_WORDS) return [];
  const named = names.resolveEpisode(text);
  if (named.kind === 'found') return [named.value];
  const { confidence, hits } = search.search({ text, offset: 0, limit: 1 });
  return confidence === 'sure' ? hits.map(({ episode }) => episode) : [];
}
