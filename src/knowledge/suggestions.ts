import type { Lexicon } from '../search/lexicon.ts';
import type { Names } from './names.ts';

/** A title that answers less of what is typed than this is no completion of it. */
const ANSWERS = 0.6;

/**
 * Whole queries for a member who is still typing: the last word completed from the corpus' own words, then tags, hosts
 * and titles that answer what is there. What is typed itself is not among them.
 */
export function suggestQueries(
  typed: string,
  limit: number,
  { names, lexicon }: { names: Names; lexicon: Lexicon },
): readonly string[] {
  const text = typed.trim().replace(/\s+/g, ' ');
  if (text === '') return names.suggestTags('', limit);
  const answering = (matches: readonly { readonly name: string; readonly score: number }[]): string[] =>
    matches.filter(({ score }) => score >= ANSWERS).map(({ name }) => name);
  const suggestions = [
    ...answering(names.tags(text, 5)),
    ...completions(text, typed, lexicon),
    ...names.suggestHosts(text, 2).map(({ name }) => name),
    ...answering(names.titles(text, limit)),
  ];
  const seen = new Set([text.toLowerCase()]);
  return suggestions
    .filter((suggestion) => {
      const key = suggestion.toLowerCase();
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, limit);
}

function completions(text: string, typed: string, lexicon: Lexicon): string[] {
  const start = /(?:^|\s)([^\s-]{2,})$/.exec(typed)?.[1];
  if (start === undefined) return [];
  const before = text.slice(0, text.length - start.length);
  return lexicon.startingWith(start.toLowerCase(), 4).map((word) => before + word);
}
