import { parseQuery } from '../src/search/query-language/parse-query.ts';

/** A word of a query for another engine. */
export interface AskedWord {
  readonly word: string;
  /** Matches words with this prefix. */
  readonly prefix: boolean;
}

/** Splits a query into words for an engine without a query language. Stop words are left out, as they match every show. */
export function askedWords(text: string): AskedWord[] {
  return parseQuery(text).clauses.flatMap(({ kind, words }) =>
    words.flatMap(({ word, isStopWord }) => (isStopWord || word === '' ? [] : [{ word, prefix: kind === 'prefix' }])),
  );
}
