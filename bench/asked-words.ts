import { parseQuery } from '../src/search/query-language/parse-query.ts';

/** A word that the others are asked for. */
export interface AskedWord {
  readonly word: string;
  /** Any word that starts so. */
  readonly prefix: boolean;
}

/** The words of a query without stop words, which would match every show: what an engine without a query language gets. */
export function askedWords(text: string): AskedWord[] {
  return parseQuery(text).clauses.flatMap(({ kind, words }) =>
    words.flatMap(({ word, isStopWord }) => (isStopWord || word === '' ? [] : [{ word, prefix: kind === 'prefix' }])),
  );
}
