import fc from 'fast-check';
import { FIELDS } from '../../src/search/index/fields.ts';
import type { TermDictionary } from '../../src/search/index/term-dictionary.ts';

const SEED = 1_972;
/** Shorter prefixes and suffixes match a large share of all terms. */
const MIN_KEPT = 3;
const SPECIAL = /[\\:~^+-]/g;

/** All terms of a corpus, and its most frequent words. */
export interface Words {
  readonly terms: TermDictionary;
  readonly common: readonly string[];
}

/**
 * Random queries in lunr's language over the words of a corpus: terms, fields, boosts, required and prohibited terms,
 * wildcards and edit distances, one to four clauses each. The same in every run.
 */
export function oracleQueries({ terms, common }: Words, count: number): string[] {
  const rare = fc.integer({ min: 0, max: terms.size - 1 }).map((id) => terms.term(id));
  const plain = fc
    .oneof({ weight: 3, arbitrary: fc.constantFrom(...common) }, { weight: 2, arbitrary: rare })
    .filter((word) => word !== '');
  const long = plain.filter((word) => word.length > MIN_KEPT + 1 && !word.includes('*'));
  const cut = fc.tuple(long, fc.nat()).map(([word, at]) => {
    const kept = MIN_KEPT + (at % (word.length - MIN_KEPT));
    return { head: word.slice(0, kept), tail: word.slice(-kept), word };
  });
  const term = fc.oneof(
    { weight: 20, arbitrary: plain.map(escaped) },
    { weight: 4, arbitrary: cut.map(({ head }) => `${escaped(head)}*`) },
    // Few of these: stock lunr takes more than a second for each.
    { weight: 1, arbitrary: cut.map(({ tail }) => `*${escaped(tail)}`) },
    { weight: 4, arbitrary: long.map((word) => `${escaped(word.slice(0, 2))}*${escaped(word.slice(-2))}`) },
    { weight: 4, arbitrary: fc.tuple(long, fc.constantFrom(1, 2)).map(([word, edits]) => `${escaped(word)}~${edits}`) },
  );
  const clause = fc
    .record({
      presence: fc.constantFrom('', '', '', '+', '-'),
      field: fc.constantFrom('', '', '', ...FIELDS.map((name) => `${name}:`)),
      term,
      boost: fc.constantFrom('', '', '', '^2', '^10'),
    })
    .map(({ presence, field, term: word, boost }) => `${presence}${field}${word}${boost}`);
  const query = fc.array(clause, { minLength: 1, maxLength: 4 }).map((clauses) => clauses.join(' '));
  return fc.sample(query, { seed: SEED, numRuns: count });
}

/** Escapes a word for lunr's query language. */
function escaped(word: string): string {
  return word.replace(SPECIAL, '\\$&');
}
