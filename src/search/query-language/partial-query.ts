import { keyOf } from './keys.ts';
import { lexQuery, QUOTES, type QueryToken } from './lexer.ts';

/** A token that is still being typed, and the unchanged text before it. */
export interface OpenToken {
  readonly before: string;
  readonly token: QueryToken;
}

/** A query that is still being typed. */
export interface PartialQuery {
  /** The last token; absent when a space shows that it is complete. */
  readonly last?: OpenToken;
  /** A name of several words without quotes (`host:ken fal`), as one token. */
  readonly name?: OpenToken;
  /** The query is words only: no signs, keys or quotes. */
  readonly isPlain: boolean;
}

/** Reads a query that is still being typed. An open quote goes on to the end. */
export function parsePartialQuery(text: string): PartialQuery {
  const hasOpenQuote = [...text].filter((character) => QUOTES.includes(character)).length % 2 === 1;
  const { tokens, rest } = lexQuery(hasOpenQuote ? `${text}"` : text);
  const last = tokens.at(-1);
  const isPlain = tokens.every(isBare);
  // After a key and a space comes its value.
  const isOpen = last !== undefined && (hasOpenQuote || last.value === '' || (!last.quoted && !/\s$/.test(text)));
  if (!isOpen || rest !== undefined) return { isPlain };
  const name = wholeName(text, tokens);
  return { last: { before: text.slice(0, last.start), token: last }, ...(name && { name }), isPlain };
}

function wholeName(text: string, tokens: readonly QueryToken[]): OpenToken | undefined {
  const first = tokens.findLast((token) => !isBare(token));
  if (first === undefined || first === tokens.at(-1) || first.quoted || first.value === '') return undefined;
  if (first.key === undefined || keyOf(first.key)?.kind !== 'name') return undefined;
  const value = text.slice(text.indexOf(':', first.start) + 1).trimStart();
  return { before: text.slice(0, first.start), token: { ...first, value, quoted: true } };
}

function isBare({ sign, key, quoted }: QueryToken): boolean {
  return sign === '' && key === undefined && !quoted;
}

/**
 * A text as a value in a query, with quotes around it if it needs them. Quotes inside are dropped, as they never tell two names
 * apart.
 */
export function quotedValue(text: string): string {
  const bare = [...text].filter((character) => !QUOTES.includes(character)).join('');
  const value = bare.replace(/\s+/g, ' ').trim();
  return /^[\p{L}\p{N}][\p{L}\p{N}_.]*$/u.test(value) ? value : `"${value}"`;
}
