import { LONGEST_QUERY } from './parameters.ts';
import { ToolInputError } from './tool-input-error.ts';

/** Texts that can be looked for at once. */
export const MOST_TERMS = 16;

/** What a model asks for, as it asks. */
export interface WantedTexts {
  readonly query?: string | undefined;
  readonly terms?: readonly string[] | undefined;
  readonly matchMode?: 'any' | 'all' | 'phrase' | undefined;
}

/** The texts that are looked for, each once. */
export interface SearchedTexts {
  readonly texts: readonly string[];
  /** Says that a long query is searched in part. */
  readonly note?: string;
}

/** @throws {ToolInputError} when there is no text to look for, or more than can be looked for at once. */
export function wantedTexts({ query: asked = '', terms = [], matchMode }: WantedTexts): SearchedTexts {
  const query = beginningOf(asked);
  const split = matchMode === 'any' || matchMode === 'all';
  const wanted = [...(split ? termsOf(query) : [query.trim()]), ...terms.map((term) => term.trim())];
  const texts = [...new Set(wanted.map(withoutWildcards))].filter((text) => /[\p{L}\p{N}]/u.test(text));
  if (texts.length === 0) {
    throw new ToolInputError('Give a query or terms with at least one letter or digit to look for.');
  }
  if (texts.length > MOST_TERMS) {
    throw new ToolInputError(`These are ${texts.length} terms; at most ${MOST_TERMS} can be looked for at once.`);
  }
  if (query === asked) return { texts };
  return { texts, note: `The query is long, so only its beginning was looked for: ${query}` };
}

/** As many whole words as a query may have. */
function beginningOf(query: string): string {
  if (query.length <= LONGEST_QUERY) return query;
  return query
    .slice(0, LONGEST_QUERY + 1)
    .replace(/\s+\S*$/, '')
    .slice(0, LONGEST_QUERY);
}

/** Nobody says an asterisk: who writes one means any end of a word, which is what is found anyway. */
function withoutWildcards(text: string): string {
  return text.replace(/(?<=[\p{L}\p{N}])\*+(?=\s|$)/gu, '');
}

/** Split at what separates lists, else at spaces outside of quotes. */
function termsOf(query: string): string[] {
  if (/[|,;\n]/.test(query)) return query.split(/[|,;\n]/).map((term) => term.trim());
  return [...query.matchAll(/["“]([^"”]+)["”]|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');
}
