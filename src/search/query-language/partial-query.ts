import { keyOf } from './keys.ts';
import { lexQuery, QUOTES, type QueryToken } from './lexer.ts';

/** The end of a query in the making, and what stands before it, as it is. */
export interface Ending {
  readonly before: string;
  readonly piece: QueryToken;
}

/** A query in the making. */
export interface PartialQuery {
  /** The last piece; absent when a space shows that it is finished. */
  readonly last?: Ending;
  /** A name that has more than one word and no quotes yet (`host:ken fal`), as one piece. */
  readonly name?: Ending;
  /** Nothing but words: no signs, keys or quotes. */
  readonly isPlain: boolean;
}

/** Takes apart a query that somebody is still typing. A quote that nothing closes yet goes on to the end. */
export function parsePartialQuery(text: string): PartialQuery {
  const isOpen = [...text].filter((character) => QUOTES.includes(character)).length % 2 === 1;
  const { pieces, rest } = lexQuery(isOpen ? `${text}"` : text);
  const last = pieces.at(-1);
  const isPlain = pieces.every(isBare);
  // Behind a key and a space comes its value.
  const goesOn = last !== undefined && (isOpen || last.value === '' || (!last.quoted && !/\s$/.test(text)));
  if (!goesOn || rest !== undefined) return { isPlain };
  const name = wholeName(text, pieces);
  return { last: { before: text.slice(0, last.start), piece: last }, ...(name && { name }), isPlain };
}

function wholeName(text: string, pieces: readonly QueryToken[]): Ending | undefined {
  const first = pieces.findLast((piece) => !isBare(piece));
  if (first === undefined || first === pieces.at(-1) || first.quoted || first.value === '') return undefined;
  if (first.key === undefined || keyOf(first.key)?.kind !== 'name') return undefined;
  const value = text.slice(text.indexOf(':', first.start) + 1).trimStart();
  return { before: text.slice(0, first.start), piece: { ...first, value, quoted: true } };
}

function isBare({ sign, key, quoted }: QueryToken): boolean {
  return sign === '' && key === undefined && !quoted;
}

/**
 * Something of one or more words as a value in a query: in quotes where it has to be. Quotes of its own are left out, as
 * no name is told from another by them.
 */
export function quotedValue(text: string): string {
  const bare = [...text].filter((character) => !QUOTES.includes(character)).join('');
  const value = bare.replace(/\s+/g, ' ').trim();
  return /^[\p{L}\p{N}][\p{L}\p{N}_.]*$/u.test(value) ? value : `"${value}"`;
}
