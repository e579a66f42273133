import type { Episode } from '../corpus/model.ts';
import { foldName } from '../search/analysis/fold-name.ts';
import type { NameMatch } from '../search/names/name-index.ts';
import type { WordCompletions } from '../search/names/word-completions.ts';
import { parseQuery } from '../search/query-language/parse-query.ts';
import { parsePartialQuery, quotedValue } from '../search/query-language/partial-query.ts';
import { lazily } from '../util/lazily.ts';
import { exampleQueries } from './example-queries.ts';
import type { Names } from './names.ts';
import { completionsOf, lastWordOf, TokenCompletions } from './token-completions.ts';

/** In UTF-16 units. Longer texts are not completed. */
const MAX_LENGTH = 200;
const MAX_EXAMPLES = 12;
const MAX_TAGS = 4;
/** Of hosts and of series each. */
const MAX_NAMES = 2;
/** Titles that match as well as the other names come among them, the rest after the words. */
const MAX_TITLES_FIRST = 3;
/** What may mean something in the query language. */
const SYNTAX = /[^\p{L}\p{N}\s.,']|\b(?:AND|OR|NOT)\b/u;

interface Suggestion {
  readonly query: string;
  readonly score: number;
  /** How many of the typed words it matches. */
  readonly matchedWords: number;
}

/** Completes queries while a member is typing. */
export class QuerySuggestions {
  readonly #names: Names;
  readonly #tokens: TokenCompletions;
  readonly #examples: () => readonly string[];

  constructor(names: Names, words: WordCompletions, episodes: readonly Episode[]) {
    this.#names = names;
    this.#examples = lazily(() => exampleQueries(episodes, MAX_EXAMPLES));
    this.#tokens = new TokenCompletions(names, words, episodes);
  }

  /**
   * The queries that a text may become, best first. For plain words: the tags, hosts, series and titles that match them, and the
   * last word completed; for anything else, the last token completed. Every suggestion is a query that finds what it says. The
   * typed text itself is left out.
   */
  suggest(typed: string, limit: number): readonly string[] {
    const text = typed.toWellFormed().trimStart();
    if (text.length > MAX_LENGTH) return [];
    if (text === '') return this.#examples().slice(0, limit);
    const partial = parsePartialQuery(text);
    const completed = this.#tokens.of(partial, limit);
    const suggestions = partial.isPlain ? this.#withNames(text, completed, limit) : completed;
    const seen = new Set([normalised(text)]);
    return suggestions
      .filter((query) => {
        const key = normalised(query);
        return !seen.has(key) && seen.add(key);
      })
      .slice(0, limit);
  }

  #withNames(text: string, words: readonly string[], limit: number): readonly string[] {
    const names = this.#names;
    const lastWord = lastWordOf(foldName(text));
    const toSuggestions = <T>(matches: readonly NameMatch<T>[], query = (name: string) => name): Suggestion[] =>
      completionsOf(matches, lastWord).map(({ name, score, matchedWords }) => ({
        query: query(name),
        score,
        matchedWords,
      }));
    const tags = toSuggestions(names.searchTags(text, limit));
    const hosts = toSuggestions(names.searchHosts(text, limit), (name) => `host:${quotedValue(name)}`);
    const series = toSuggestions(names.searchSeries(text, limit), (name) => `series:${quotedValue(name)}`);
    const titles = toSuggestions(names.searchTitles(text, limit)).filter(isLiteral);
    // A name that matches fewer of the typed words than another one does is about something else.
    const most = Math.max(0, ...[...tags, ...hosts, ...series, ...titles].map(({ matchedWords }) => matchedWords));
    const matchesMost = ({ matchedWords }: Suggestion): boolean => matchedWords === most;
    const first = [
      ...tags.filter(matchesMost).filter(isLiteral).slice(0, MAX_TAGS),
      ...hosts.filter(matchesMost).slice(0, MAX_NAMES),
      ...series.filter(matchesMost).slice(0, MAX_NAMES),
      ...(text.includes(' ') ? titles.filter(matchesMost).slice(0, MAX_TITLES_FIRST) : []),
    ].sort((a, b) => b.score - a.score);
    const last = titles.toSorted((a, b) => b.matchedWords - a.matchedWords || b.score - a.score);
    return [...first.map(({ query }) => query), ...words, ...last.map(({ query }) => query)];
  }
}

/** Whether a name means itself as a query: none of its characters is taken for syntax. */
function isLiteral({ query }: Suggestion): boolean {
  if (!SYNTAX.test(query)) return true;
  const { clauses, diagnostics } = parseQuery(query);
  return clauses.length > 0 && diagnostics.length === 0 && clauses.every(({ presence }) => presence !== 'prohibited');
}

function normalised(query: string): string {
  return query.replace(/\s+/g, ' ').trim().toLowerCase();
}
