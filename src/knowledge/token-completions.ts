import type { Episode } from '../corpus/model.ts';
import { foldName } from '../search/analysis/fold-name.ts';
import type { NameMatch } from '../search/names/name-index.ts';
import type { WordCompletions } from '../search/names/word-completions.ts';
import { type Key, keyOf, QUERY_FIELDS } from '../search/query-language/keys.ts';
import type { QueryToken } from '../search/query-language/lexer.ts';
import { type Ending, type PartialQuery, quotedValue } from '../search/query-language/partial-query.ts';
import { completionsOf, lastWordOf } from './answering.ts';
import type { Names } from './names.ts';

const MOST_WORDS = 4;
/** Names that are merely near are offered where no name starts like what is typed. */
const MOST_NEAR = 5;
const MONTHS = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'));

type NameFilter = (Key & { kind: 'name' })['filter'];

/** Completes the last piece of a query by what it is: a name behind `host:`, a year behind `after:`, else a word. */
export class TokenCompletions {
  readonly #names: Names;
  readonly #words: WordCompletions;
  /** In which there are shows, newest first. */
  readonly #years: readonly string[];

  constructor(names: Names, words: WordCompletions, episodes: readonly Episode[]) {
    this.#names = names;
    this.#words = words;
    const years = new Set(episodes.flatMap(({ date }) => date?.slice(0, 4) ?? []));
    this.#years = [...years].sort().reverse();
  }

  /** What the query may become, best first. */
  of({ last, name }: PartialQuery, limit: number): readonly string[] {
    return [...(name ? this.#wholeName(name, limit) : []), ...(last ? this.#ending(last, limit) : [])];
  }

  /** Only of names that have these words in a row: others may be what to look for in the shows of the first. */
  #wholeName(name: Ending, limit: number): readonly string[] {
    const typed = foldName(name.piece.value);
    return this.#ending(name, limit).filter((query) => ` ${foldName(query)}`.includes(` ${typed}`));
  }

  #ending({ before, piece }: Ending, limit: number): readonly string[] {
    const { sign, key: word, value, quoted } = piece;
    const key = word === undefined ? undefined : keyOf(word);
    const start = before + sign + (key === undefined ? '' : `${word}:`);
    const values =
      key === undefined ? this.#wordsOf(value, quoted, sign === '' ? before : '') : this.#valuesOf(key, piece, limit);
    return values.map((completed) => start + completed);
  }

  #valuesOf(key: Key, piece: QueryToken, limit: number): readonly string[] {
    const { value, quoted } = piece;
    switch (key.kind) {
      case 'name':
        return this.#namesOf(key.filter, piece, limit);
      case 'date':
        return this.#dates(value);
      case 'field':
        return this.#wordsOf(value, quoted, '');
      case 'in':
        return QUERY_FIELDS.filter((field) => field.startsWith(value.toLowerCase()));
    }
  }

  /** Several names with commas between them become several filters, as a name may need quotes. */
  #namesOf(filter: NameFilter, { sign, key, value, quoted }: QueryToken, limit: number): string[] {
    const comma = quoted ? -1 : value.lastIndexOf(',');
    const typed = value.slice(comma + 1);
    const before = comma < 0 ? '' : `${value.slice(0, comma)} ${sign}${key}:`;
    return this.#named(filter, typed, limit).map((name) => before + quotedValue(name));
  }

  #named(filter: NameFilter, typed: string, limit: number): readonly string[] {
    if (foldName(typed) === '') return this.#top(filter, limit);
    const matches = this.#matches(filter, typed, limit);
    const good = completionsOf(matches, lastWordOf(foldName(typed)));
    return (good.length > 0 ? good : matches.slice(0, MOST_NEAR)).map(({ name }) => name);
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

  /** @param before what was typed before the piece */
  #wordsOf(value: string, quoted: boolean, before: string): readonly string[] {
    const start = /\S*$/.exec(value)?.[0] ?? '';
    const inside = value.slice(0, value.length - start.length);
    const company = `${before} ${inside}`.split(/\s+/).filter((word) => word !== '' && !/[:"]/.test(word));
    const words = this.#words.startingWith(start.toLowerCase(), MOST_WORDS, company);
    return words.map((word) => (quoted ? `"${inside}${word}"` : inside + word));
  }
}
