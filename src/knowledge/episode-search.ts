import type { Archive } from '../archive/archive.ts';
import type { Episode } from '../corpus/model.ts';
import type { ExpandedQuery } from '../search/expansion/expanded-query.ts';
import { isRequiredPhrase, type QueryExpander, type Replaced } from '../search/expansion/query-expander.ts';
import { parseQuery } from '../search/query-language/parse-query.ts';
import type { ParsedQuery } from '../search/query-language/query.ts';
import { standsAsTyped, type WeightedTermGroup } from '../search/ranking/first-stage.ts';
import type { EpisodeRanker, Explanation, Ranking, RankOptions } from '../search/ranking/ranker.ts';
import type { Correction, Hit, SearchDiagnostic, SearchPage, SearchRequest } from './answers.ts';
import type { EpisodeLookup } from './episode-lookup.ts';
import type { ExcerptMaker } from './excerpts.ts';
import type { Names } from './names.ts';
import { accepts, type EpisodeFilter, resolveFilters } from './query-filters.ts';
import { asksForRoundups } from './roundups.ts';

/** Titles as good as this answer a query that has no word the index knows. */
const TITLE_SCORE = 0.5;
const NEARBY = 5;
/** Words from which on a query is told rather than asked. */
const TOLD_FROM = 10;
/** `12` may be a show, or a word of many; `hpr12` and an address are nothing but a show. */
const NUMBER_ALONE = /^\s*\d+\s*$/;

type Accept = (episode: Episode) => boolean;

/** What answers a request. */
interface Answer extends Ranking {
  readonly corrections: readonly Correction[];
  readonly diagnostics: readonly SearchDiagnostic[];
  /** What was looked for in the index; absent where titles, numbers or filters alone answer. */
  readonly question?: ExpandedQuery;
}

/** An answer with how it came about, for whoever works on it. */
export interface ExplainedAnswer extends Answer {
  readonly parsed: ParsedQuery;
  readonly filter: EpisodeFilter;
  /** Whether the filters let a document through. */
  accepts(document: number): boolean;
  /** The parts of a document's score; undefined when the question does not find it. */
  explain(document: number): Explanation | undefined;
}

export interface SearchParts {
  readonly archive: Archive;
  readonly shelves: EpisodeLookup;
  readonly names: Names;
  readonly excerpts: ExcerptMaker;
  readonly questions: QueryExpander;
  readonly ranker: EpisodeRanker;
}

/** Answers what members type with episodes and the words that were said in them. */
export class EpisodeSearch {
  readonly #parts: SearchParts;

  constructor(parts: SearchParts) {
    this.#parts = parts;
  }

  search(request: SearchRequest): SearchPage {
    const { archive, excerpts } = this.#parts;
    const { documents, scores, total, weighed, corrections, diagnostics } = this.#answer(request);
    const hits = documents.slice(request.offset).flatMap((document, index): Hit[] => {
      const episode = archive.catalogue.episodes[document];
      if (!episode) return [];
      const found = excerpts.excerpt(document, weighed);
      return [{ episode, score: scores[request.offset + index] ?? 0, ...found }];
    });
    return { total, hits, corrections, diagnostics, nearby: total === 0 ? this.#nearby(request.text) : [] };
  }

  /** What a query looks for and where that stands, to mark it in a text. */
  sought(text: string): readonly WeightedTermGroup[] {
    return this.#parts.ranker.weigh(this.#parts.questions.make(parseQuery(text)).question);
  }

  /** The same answer as a search has, without its excerpts. */
  explain(request: SearchRequest): ExplainedAnswer {
    const parsed = parseQuery(request.text);
    const { filter } = resolveFilters(parsed.filters, this.#parts.names);
    const accept = acceptor(request, filter);
    const answer = this.#answer(request);
    const { question } = answer;
    const options = this.#options(request.text, accept);
    return {
      ...answer,
      parsed,
      filter,
      accepts: (document) => !accept || this.#isAccepted(document, accept),
      explain: (document) => question && this.#parts.ranker.explain(question, document, options),
    };
  }

  #answer(request: SearchRequest): Answer {
    const { names, questions } = this.#parts;
    const parsed = parseQuery(request.text);
    const { filter, diagnostics: ofNames } = resolveFilters(parsed.filters, names);
    const diagnostics = [...parsed.diagnostics, ...ofNames];
    const accept = acceptor(request, filter);
    const { question, replaced } = questions.make(parsed, isTold(parsed) ? 'wished' : 'required');
    const [named] = NUMBER_ALONE.test(request.text) ? [] : names.numbered(request.text);
    if (named && (!accept || accept(named))) {
      return {
        documents: this.#documentsOf([named]),
        scores: [1],
        total: 1,
        weighed: [],
        corrections: [],
        diagnostics,
      };
    }
    const strict = looksForAnything(question) ? this.#rank(question, request, accept) : undefined;
    if (strict && (strict.total > 0 || !parsed.clauses.some(isRequiredPhrase))) {
      return { ...strict, question, corrections: corrections(replaced, strict), diagnostics };
    }
    const wished = questions.make(parsed, 'wished');
    if (!looksForAnything(wished.question)) {
      return { ...this.#withoutWords(request, parsed, accept), corrections: [], diagnostics };
    }
    const ranking = this.#rank(wished.question, request, accept);
    const diagnostic: SearchDiagnostic = { kind: 'no-such-phrase', typed: request.text };
    return {
      ...ranking,
      question: wished.question,
      corrections: corrections(wished.replaced, ranking),
      diagnostics: ranking.total > 0 ? [diagnostic, ...diagnostics] : diagnostics,
    };
  }

  #rank(question: ExpandedQuery, { text, offset, limit }: SearchRequest, accept: Accept | undefined): Ranking {
    const titled = this.#titled(text, accept);
    const ranking = this.#parts.ranker.rank(question, {
      limit: offset + limit + titled.length,
      ...this.#options(text, accept),
    });
    const scoreOf = new Map(ranking.documents.map((document, place) => [document, ranking.scores[place] ?? 0]));
    const documents = [...titled, ...ranking.documents.filter((document) => !titled.includes(document))];
    return {
      ...ranking,
      documents: documents.slice(0, offset + limit),
      scores: documents.map((document) => scoreOf.get(document) ?? 0),
      total: Math.max(ranking.total, titled.length),
    };
  }

  #options(text: string, accept: Accept | undefined): Omit<RankOptions, 'limit'> {
    return {
      wantsDigests: asksForRoundups(text),
      ...(accept && { accept: (document) => this.#isAccepted(document, accept) }),
    };
  }

  /** Shows that are called just what was typed, by number or title: nothing that merely mentions it is meant more. */
  #titled(text: string, accept: Accept | undefined): number[] {
    const { names } = this.#parts;
    const named = [...names.numbered(text), ...names.titled(text)].filter((episode) => !accept || accept(episode));
    return [...new Set(this.#documentsOf(named))];
  }

  #documentsOf(episodes: readonly Episode[]): number[] {
    return episodes.flatMap(({ id }) => this.#parts.shelves.document(id) ?? []);
  }

  /**
   * Where only filters were typed, all that they let through, newest first; else titles, which have every word ("the
   * the"). Where no title has the words, and the words say nothing, the filters are all there is.
   */
  #withoutWords({ text, offset, limit }: SearchRequest, { clauses }: ParsedQuery, accept: Accept | undefined): Ranking {
    const { archive, names } = this.#parts;
    const { episodes } = archive.catalogue;
    const isFilterAlone = accept !== undefined && clauses.length === 0;
    const titled = isFilterAlone
      ? []
      : names
          .titles(text, episodes.length)
          .filter(({ score, value }) => score >= TITLE_SCORE && (!accept || accept(value)))
          .map(({ value }) => value);
    const saysNothing = clauses.every(({ words }) => words.every(({ isStopWord }) => isStopWord));
    const isList = accept && saysNothing && titled.length === 0;
    const found = isList ? episodes.filter(accept).reverse() : titled;
    const documents = this.#documentsOf(found.slice(0, offset + limit));
    return { documents, scores: documents.map(() => (isList ? 0 : 1)), total: found.length, weighed: [] };
  }

  #nearby(text: string): readonly string[] {
    const { names } = this.#parts;
    const titles = names.titles(text, NEARBY).map(({ name }) => name);
    const tags = names.tags(text, NEARBY).map(({ name }) => name);
    return [...new Set([...tags, ...titles])].slice(0, NEARBY);
  }

  #isAccepted(document: number, accept: Accept): boolean {
    const episode = this.#parts.archive.catalogue.episodes[document];
    return episode !== undefined && accept(episode);
  }
}

/** Whether somebody tells a story instead of asking: what stands in quotes there is said by someone, or called so. */
function isTold({ clauses }: ParsedQuery): boolean {
  return clauses.reduce((words, clause) => words + clause.words.length, 0) >= TOLD_FROM;
}

function looksForAnything({ groups }: ExpandedQuery): boolean {
  return groups.some(({ variants, presence }) => variants.length > 0 || presence === 'prohibited');
}

/** What is said of words that were looked for in another variant: always of unknown ones, else when it has changed the answer. */
function corrections(replaced: readonly Replaced[], { weighed, documents: [first] }: Ranking): Correction[] {
  return replaced.flatMap(({ typed, searched, known, group }) => {
    const sought = weighed.find((one) => one.group === group);
    const hasTyped = known && first !== undefined && standsAsTyped(sought, first);
    return hasTyped ? [] : [{ typed, searched, known }];
  });
}

/** What the options of a command and the words in a query let through; undefined when that is every show. */
function acceptor({ hostId, seriesId, tag, from, to }: SearchRequest, typed: EpisodeFilter): Accept | undefined {
  const chosen: EpisodeFilter = {
    ...(hostId !== undefined && { hostIds: [hostId] }),
    notHostIds: [],
    ...(seriesId !== undefined && { seriesIds: [seriesId] }),
    notSeriesIds: [],
    tags: tag === undefined ? [] : [[tag]],
    notTags: [],
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
  const filters = [chosen, typed].filter((filter) => !letsAllThrough(filter));
  return filters.length === 0 ? undefined : (episode) => filters.every((filter) => accepts(filter, episode));
}

function letsAllThrough(filter: EpisodeFilter): boolean {
  return Object.values(filter).every((part) => Array.isArray(part) && part.length === 0);
}
