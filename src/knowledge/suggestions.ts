import type { Episode } from '../corpus/model.ts';
import { foldName } from '../search/analysis/fold-name.ts';
import type { NameMatch } from '../search/names/name-index.ts';
import type { WordCompletions } from '../search/names/word-completions.ts';
import { parseQuery } from '../search/query-language/parse-query.ts';
import { parsePartialQuery, quotedValue } from '../search/query-language/partial-query.ts';
import { completionsOf, lastWordOf } from './answering.ts';
import type { Names } from './names.ts';
import { TokenCompletions } from './token-completions.ts';

/** In UTF-16 units: nobody has typed more of a query whose end is still open. */
const LONGEST = 200;
const MOST_TAGS = 4;
const MOST_NAMED = 2;
/** Titles that are as good as a name stand among the names, and the rest behind the words. */
const MOST_TITLES_FIRST = 3;
/** What makes a query more than words. */
const MARKS = /[^\p{L}\p{N}\s.,']|\b(?:AND|OR|NOT)\b/u;

interface Suggested {
  readonly query: string;
  readonly score: number;
  /** How many of the typed words it answers. */
  readonly answered: number;
}

/** Whole queries for a member who is still typing one. */
export class QuerySuggestions {
  readonly #names: Names;
  readonly #pieces: TokenCompletions;

  constructor(names: Names, words: WordCompletions, episodes: readonly Episode[]) {
    this.#names = names;
    this.#pieces = new TokenCompletions(names, words, episodes);
  }

  /**
   * Queries that what is typed may become, best first: of plain words the tags, hosts, series and titles that answer them
   * and the last word completed; of anything else its last piece completed. Each looks for what it says; what is typed
   * itself is not among them.
   */
  suggest(typed: string, limit: number): readonly string[] {
    const text = typed.toWellFormed().trimStart();
    if (text.length > LONGEST) return [];
    if (text === '') return this.#names.suggestTags('', limit);
    const unfinished = parsePartialQuery(text);
    const completed = this.#pieces.of(unfinished, limit);
    const suggestions = unfinished.isPlain ? this.#amongNames(text, completed, limit) : completed;
    const seen = new Set([tidied(text)]);
    return suggestions
      .filter((query) => {
        const key = tidied(query);
        return !seen.has(key) && seen.add(key);
      })
      .slice(0, limit);
  }

  #amongNames(text: string, words: readonly string[], limit: number): readonly string[] {
    const names = this.#names;
    const lastWord = lastWordOf(foldName(text));
    const found = <T>(matches: readonly NameMatch<T>[], query = (name: string) => name): Suggested[] =>
      completionsOf(matches, lastWord).map(({ name, score, answered }) => ({ query: query(name), score, answered }));
    const tags = found(names.searchTags(text, limit));
    const hosts = found(names.searchHosts(text, limit), (name) => `host:${quotedValue(name)}`);
    const series = found(names.searchSeries(text, limit), (name) => `series:${quotedValue(name)}`);
    const titles = found(names.searchTitles(text, limit)).filter(saysWhatItMeans);
    // What answers fewer of the words than something else does is about something else.
    const most = Math.max(0, ...[...tags, ...hosts, ...series, ...titles].map(({ answered }) => answered));
    const answersMost = ({ answered }: Suggested): boolean => answered === most;
    const named = [
      ...tags.filter(answersMost).filter(saysWhatItMeans).slice(0, MOST_TAGS),
      ...hosts.filter(answersMost).slice(0, MOST_NAMED),
      ...series.filter(answersMost).slice(0, MOST_NAMED),
      ...(text.includes(' ') ? titles.filter(answersMost).slice(0, MOST_TITLES_FIRST) : []),
    ].sort((a, b) => b.score - a.score);
    const others = titles.toSorted((a, b) => b.answered - a.answered || b.score - a.score);
    return [...named.map(({ query }) => query), ...words, ...others.map(({ query }) => query)];
  }
}

/** A name may have marks that mean something in a query, and something else in the name. */
function saysWhatItMeans({ query }: Suggested): boolean {
  if (!MARKS.test(query)) return true;
  const { clauses, diagnostics } = parseQuery(query);
  return clauses.length > 0 && diagnostics.length === 0 && clauses.every(({ presence }) => presence !== 'prohibited');
}

function tidied(query: string): string {
  return query.replace(/\s+/g, ' ').trim().toLowerCase();
}
