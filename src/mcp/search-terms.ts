import { ToolInputError } from './errors.ts';
import { LONGEST_QUERY } from './parameters.ts';

/** Most texts that one call searches for. */
export const MOST_TERMS = 16;

/** The arguments that say what to search for. */
export interface TermArguments {
  readonly query?: string | undefined;
  readonly terms?: readonly string[] | undefined;
  readonly matchMode?: 'any' | 'all' | 'phrase' | undefined;
}

/** What is searched for, without duplicates. */
export interface SearchTerms {
  readonly texts: readonly string[];
  /** Tells the reader that only a part of a long query is searched. */
  readonly note?: string;
}

/**
 * The texts that the arguments ask for.
 * @throws {ToolInputError} when there is none, or there are too many.
 */
export function searchTerms({ query: asked = '', terms = [], matchMode }: TermArguments): SearchTerms {
  const query = beginningOf(asked);
  const split = matchMode === 'any' || matchMode === 'all';
  const wanted = [...(split ? termsOf(query) : [query.trim()]), ...terms.map((term) => term.trim())];
  const texts = [...new Set(wanted.map(withoutWildcards))].filter((text) => /[\p{L}\p{N}]/u.test(text));
  if (texts.length === 0) {
    throw new ToolInputError('Give a query or terms with at least one letter or digit.');
  }
  if (texts.length > MOST_TERMS) {
    throw new ToolInputError(`These are ${texts.length} terms; at most ${MOST_TERMS} can be searched at once.`);
  }
  if (query === asked) return { texts };
  return { texts, note: `The query is long, so only its beginning was searched: ${query}` };
}

/** The first words of a query that is too long. */
function beginningOf(query: string): string {
  if (query.length <= LONGEST_QUERY) return query;
  return query
    .slice(0, LONGEST_QUERY + 1)
    .replace(/\s+\S*$/, '')
    .slice(0, LONGEST_QUERY);
}

/** Drops `*`, because parts of words match anyway. */
function withoutWildcards(text: string): string {
  return text.replace(/(?<=[\p{L}\p{N}])\*+(?=\s|$)/gu, '');
}

/** Splits at the separators of lists; a query without any, at spaces outside of quotes. */
function termsOf(query: string): string[] {
  if (/[|,;\n]/.test(query)) return query.split(/[|,;\n]/).map((term) => term.trim());
  return [...query.matchAll(/["“]([^"”]+)["”]|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');
}
