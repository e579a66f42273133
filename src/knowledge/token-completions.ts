import type { Episode } from '../corpus/model.ts';
import { foldName } from '../search/analysis/fold-name.ts';
import type { NameMatch } from '../search/names/name-index.ts';
import type { WordCompletions } from '../search/names/word-completions.ts';
import { type Key, keyOf, QUERY_FIELDS } from '../search/query-language/keys.ts';
import type { QueryToken } from '../search/query-language/lexer.ts';
import { type OpenToken, type PartialQuery, quotedValue } from '../search/query-language/partial-query.ts';
import type { Names } from './names.ts';

const MAX_WORDS = 4;
/** Similar names to suggest when no name starts with the typed text. */
const MAX_NEAR_NAMES = 5;
/** A name with a lower score is not a completion of the typed text. */
const MIN_COMPLETION_SCORE = 0.6;
const MONTHS = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'));

type NameFilter = (Key & { kind: 'name' })['filter'];

/** Completes the last token of a query by its kind: a name after `host:`, a year after `after:`, otherwise a word. */
export class TokenCompletions {
  readonly #names: Names;
  readonly #words: WordCompletions;
  /** The years that have shows, newest first. */
  readonly #years: readonly string[];

  constructor(names: Names, words: WordCompletions, episodes: readonly Episode[]) {
    this.#names = names;
    this.#words = words;
    const years = new Set(episodes.flatMap(({ date }) => date?.slice(0, 4) ?? []));
    this.#years = [...years].sort().reverse();
  }

  /** The whole queries that a partial one may become, best first. */
  of({ last, name }: PartialQuery, limit: number): readonly string[] {
    return [...(name ? this.#wholeName(name, limit) : []), ...(last ? this.#completed(last, limit) : [])];
  }

  /**
   * Only names with these words in a row: otherwise the later words may be what to look for in the shows of the first.
   */
  #wholeName(name: OpenToken, limit: number): readonly string[] {
    const typed = foldName(name.token.value);
    return this.#completed(name, limit).filter((query) => ` ${foldName(query)}`.includes(` ${typed}`));
  }

  #completed({ before, token }: OpenToken, limit: number): readonly string[] {
    const { sign, key: word, value, quoted } = token;
    const key = word === undefined ? undefined : keyOf(word);
    const start = before + sign + (key === undefined ? '' : `${word}:`);
    const values =
      key === undefined ? this.#wordsOf(value, quoted, sign === '' ? before : '') : this.#valuesOf(key, token, limit);
    return values.map((completed) => start + completed);
  }

  #valuesOf(key: Key, token: QueryToken, limit: number): readonly string[] {
    const { value, quoted } = token;
    switch (key.kind) {
      case 'name':
        return this.#namesOf(key.filter, token, limit);
      case 'date':
        return this.#dates(value);
      case 'field':
        return this.#wordsOf(value, quoted, '');
      case 'in':
        return QUERY_FIELDS.filter((field) => field.startsWith(value.toLowerCase()));
    }
  }

  /** Names separated by commas become one filter each, as a name may need quotes. */
  #namesOf(filter: NameFilter, { sign, key, value, quoted }: QueryToken, limit: number): string[] {
    const comma = quoted ? -1 : value.lastIndexOf(',');
    const typed = value.slice(comma + 1);
    const before = comma < 0 ? '' : `${value.slice(0, comma)} ${sign}${key}:`;
    return this.#named(filter, typed, limit).map((name) => before + quotedValue(name));
  }

  #named(filter: NameFilter, typed: string, limit: number): readonly string[] {
    if (foldName(typed) === '') return this.#top(filter, limit);
    const matches = this.#matches(filter, typed, limit);
    const completions = completionsOf(matches, lastWordOf(foldName(typed)));
    return (completions.length > 0 ? completions : matches.slice(0, MAX_NEAR_NAMES)).map(({ name }) => name);
  }

  #top(filter: NameFilter, limit: number): readonly string[] {
    switch (filter) {
      case 'hosts':
        return this.#names.suggestHosts('', limit).map(({ name }) => name);
      case 'series':
        return this.#names.suggestSeries('', limit).map(({ name }) => name);
      case 'tags':
        return this.#names.suggestTags('', limit);
    }
  }

  #matches(filter: NameFilter, typed: string, limit: number): readonly NameMatch<unknown>[] {
    switch (filter) {
      case 'hosts':
        return this.#names.searchHosts(typed, limit);
      case 'series':
        return this.#names.searchSeries(typed, limit);
      case 'tags':
        return this.#names.searchTags(typed, limit);
    }
  }

  #dates(typed: string): readonly string[] {
    const year = /^(\d{4})-/.exec(typed)?.[1];
    const dates = year === undefined ? this.#years : MONTHS.map((month) => `${year}-${month}`);
    return dates.filter((date) => date.startsWith(typed) && date !== typed);
  }

  /** @param before The text before the token. */
  #wordsOf(value: string, quoted: boolean, before: string): readonly string[] {
    const prefix = /\S*$/.exec(value)?.[0] ?? '';
    const inside = value.slice(0, value.length - prefix.length);
    const context = `${before} ${inside}`.split(/\s+/).filter((word) => word !== '' && !/[:"]/.test(word));
    const words = this.#words.startingWith(prefix.toLowerCase(), MAX_WORDS, context);
    return words.map((word) => (quoted ? `"${inside}${word}"` : inside + word));
  }
}

/**
 * The names that may complete the typed text; if some of them have a word that starts with the last typed word, only
 * those.
 *
 * @param lastWord folded
 */
export function completionsOf<T>(matches: readonly NameMatch<T>[], lastWord: string): readonly NameMatch<T>[] {
  const good = matches.filter(({ score }) => score >= MIN_COMPLETION_SCORE);
  const withPrefix = good.filter(({ folded }) => ` ${folded}`.includes(` ${lastWord}`));
  return withPrefix.length > 0 ? withPrefix : good;
}

/** The last word of a folded text. */
export function lastWordOf(folded: string): string {
  return folded.slice(folded.lastIndexOf(' ') + 1);
}
