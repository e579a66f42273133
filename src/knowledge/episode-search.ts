import type { Archive } from '../archive/archive.ts';
import type { Episode } from '../corpus/model.ts';
import type { ExpandedQuery } from '../search/expansion/expanded-query.ts';
import {
  type Expansion,
  isRequiredPhrase,
  type QueryExpander,
  type SpellingCorrection,
} from '../search/expansion/query-expander.ts';
import { parseQuery } from '../search/query-language/parse-query.ts';
import { quotedValue } from '../search/query-language/partial-query.ts';
import type { ParsedQuery } from '../search/query-language/query.ts';
import type { Explanation } from '../search/ranking/candidate-scores.ts';
import { type Confidence, notSure } from '../search/ranking/confidence.ts';
import type { IndexSearcher, TopDocs, TopDocsOptions } from '../search/ranking/index-searcher.ts';
import { containsTyped, type WeightedTermGroup } from '../search/ranking/weighted-term-group.ts';
import { lazily } from '../util/lazily.ts';
import type { Correction, Hit, Resolution, SearchDiagnostic, SearchPage, SearchRequest } from './answers.ts';
import { type EpisodeFilter, type EpisodePredicate, filterOf, predicateOf } from './episode-filter.ts';
import type { EpisodeLookup } from './episode-lookup.ts';
import { Facets } from './facets.ts';
import type { Highlight, Highlighter } from './highlighter.ts';
import type { Mentions } from './mentions.ts';
import type { Names } from './names.ts';
import { resolveFilters } from './resolve-filters.ts';
import { asksForRoundups } from './roundups.ts';

/** Titles that score this answer a query without any word that the index knows. */
const MIN_TITLE_SCORE = 0.5;
/** Suggested queries when nothing was found, without those for names. */
const MAX_SUGGESTIONS = 5;
/** Number of words from which a query tells a story rather than asks. */
const STORY_LENGTH = 10;
/** `12` may be a show or a word; `hpr12` and an address can only be a show. */
const BARE_NUMBER = /^\s*\d+\s*$/;

/** The result of a search, before excerpts are made. */
interface SearchResult extends TopDocs {
  readonly corrections: readonly Correction[];
  readonly diagnostics: readonly SearchDiagnostic[];
  /** What was looked up in the index; absent when titles, numbers or filters alone gave the result. */
  readonly query?: ExpandedQuery;
}

/** A search result with how it came about, for `npm run explain`. */
export interface ExplainedSearch extends SearchResult {
  readonly parsed: ParsedQuery;
  readonly filter: EpisodeFilter;
  /** Whether the filters accept a document. */
  accepts(document: number): boolean;
  /** The parts of a document's score; undefined when the query does not find it. */
  explain(document: number): Explanation | undefined;
}

export interface EpisodeSearchComponents {
  readonly archive: Archive;
  readonly lookup: EpisodeLookup;
  readonly names: Names;
  readonly mentions: Mentions;
  readonly highlighter: Highlighter;
  readonly expander: QueryExpander;
  readonly searcher: IndexSearcher;
}

/** Finds episodes for what a member typed, with excerpts of what was said in them. */
export class EpisodeSearch {
  readonly #components: EpisodeSearchComponents;
  readonly #facets: () => Facets;

  constructor(components: EpisodeSearchComponents) {
    this.#components = components;
    this.#facets = lazily(() => new Facets(components.archive.catalogue));
  }

  search(request: SearchRequest): SearchPage {
    const { archive, highlighter } = this.#components;
    const result = this.#search(request);
    const { documents, scores, total, confidence, about, groups, meaning, corrections, diagnostics } = result;
    const hits = documents.slice(request.offset).flatMap((document, index): Hit[] => {
      const episode = archive.catalogue.episodes[document];
      if (!episode) return [];
      const highlight = highlighter.highlight(document, groups, meaning);
      return [{ episode, score: scores[request.offset + index] ?? 0, ...highlight }];
    });
    const nearby = total === 0 ? this.#suggest(request.text, diagnostics) : [];
    const facets = result.aboutDocuments ? this.#facets().of(result.aboutDocuments) : [];
    return { total, confidence, about, facets, hits, corrections, diagnostics, nearby };
  }

  /** What of a document answers a query, whatever its rank; undefined when nothing does. */
  passage(document: number, text: string): Highlight | undefined {
    const { groups, meaning } = this.#search({ text, offset: 0, limit: 1 });
    return this.#components.highlighter.highlight(document, groups, meaning);
  }

  /** The groups of a query with their postings, to mark its words in a text. */
  weightedGroups(text: string): readonly WeightedTermGroup[] {
    return this.#components.searcher.weightedGroups(this.#components.expander.expand(parseQuery(text)).query);
  }

  /** The result of a search without excerpts, and how it came about. */
  explain(request: SearchRequest): ExplainedSearch {
    const parsed = parseQuery(request.text);
    const { filter } = resolveFilters(parsed.filters, this.#components.names);
    const accept = predicateOf([filterOf(request), filter]);
    const result = this.#search(request);
    const { query } = result;
    const options = this.#options(request.text, parsed, accept);
    return {
      ...result,
      parsed,
      filter,
      accepts: (document) => !accept || this.#isAccepted(document, accept),
      explain: (document) => query && this.#components.searcher.explain(query, document, options),
    };
  }

  /**
   * The first of these that gives a result: the show whose number was typed; the index; the index with phrases as single words;
   * titles and filters alone.
   */
  #search(request: SearchRequest): SearchResult {
    const { names, expander } = this.#components;
    const parsed = parseQuery(request.text);
    const { filter, diagnostics: nameDiagnostics } = resolveFilters(parsed.filters, names);
    const diagnostics = [...parsed.diagnostics, ...nameDiagnostics];
    const accept = predicateOf([filterOf(request), filter]);
    const [numbered] = BARE_NUMBER.test(request.text) ? [] : names.withNumber(request.text);
    if (numbered && (!accept || accept(numbered))) {
      const documents = this.#documentsOf([numbered]);
      return {
        documents,
        scores: [1],
        total: 1,
        confidence: 'sure',
        about: 1,
        groups: [],
        corrections: [],
        diagnostics,
      };
    }
    const strict = expander.expand(parsed, isStory(parsed) ? 'words' : 'exact');
    const found = looksForAnything(strict.query) ? this.#rank(strict, request, parsed, accept) : undefined;
    if (found && (found.total > 0 || !parsed.clauses.some(({ asTyped }) => asTyped))) {
      return { ...found, diagnostics };
    }
    const close = expander.expand(parsed, 'loose');
    const nearly = looksForAnything(close.query) ? this.#rank(close, request, parsed, accept) : undefined;
    if (nearly && (nearly.total > 0 || !parsed.clauses.some(isRequiredPhrase))) {
      const inexact: SearchDiagnostic = { kind: 'inexact-match', typed: request.text };
      return {
        ...nearly,
        confidence: notSure(nearly.confidence),
        diagnostics: nearly.total > 0 ? [inexact, ...diagnostics] : diagnostics,
      };
    }
    const loose = expander.expand(parsed, 'words');
    if (!looksForAnything(loose.query)) {
      return { ...this.#withoutIndex(request, parsed, accept), corrections: [], diagnostics };
    }
    const ranked = this.#rank(loose, request, parsed, accept);
    const noSuchPhrase: SearchDiagnostic = { kind: 'no-such-phrase', typed: request.text };
    return {
      ...ranked,
      confidence: notSure(ranked.confidence),
      diagnostics: ranked.total > 0 ? [noSuchPhrase, ...diagnostics] : diagnostics,
    };
  }

  #rank(
    { query, corrections }: Expansion,
    { text, offset, limit }: SearchRequest,
    parsed: ParsedQuery,
    accept: EpisodePredicate | undefined,
  ): Omit<SearchResult, 'diagnostics'> {
    const named = this.#named(text, accept);
    const topDocs = this.#components.searcher.search(query, {
      limit: offset + limit + named.length,
      ...this.#options(text, parsed, accept),
    });
    const scoreOf = new Map(topDocs.documents.map((document, index) => [document, topDocs.scores[index] ?? 0]));
    const documents = [...named, ...topDocs.documents.filter((document) => !named.includes(document))];
    const used = usedCorrections(corrections, topDocs.groups, documents[0]);
    const corrected = used.length > 0 ? notSure(topDocs.confidence) : topDocs.confidence;
    return {
      ...topDocs,
      documents: documents.slice(0, offset + limit),
      scores: documents.map((document) => scoreOf.get(document) ?? 0),
      total: Math.max(topDocs.total, named.length),
      confidence: named.length > 0 ? ofNamed(named) : corrected,
      about: Math.max(topDocs.about, named.length),
      query,
      corrections: used,
    };
  }

  #options(text: string, parsed: ParsedQuery, accept: EpisodePredicate | undefined): Omit<TopDocsOptions, 'limit'> {
    return {
      wantsRoundups: asksForRoundups(text),
      mentioned: this.#components.mentions.in(parsed),
      ...(accept && { accept: (document) => this.#isAccepted(document, accept) }),
    };
  }

  /** Shows whose number or title is exactly what was typed. They come before all shows that only mention it. */
  #named(text: string, accept: EpisodePredicate | undefined): number[] {
    const { names } = this.#components;
    const named = [...names.withNumber(text), ...names.withTitle(text)].filter((episode) => !accept || accept(episode));
    return [...new Set(this.#documentsOf(named))];
  }

  #documentsOf(episodes: readonly Episode[]): number[] {
    return episodes.flatMap(({ id }) => this.#components.lookup.document(id) ?? []);
  }

  /**
   * The result for a query without any word that the index knows. For filters alone: all shows that they accept, newest first.
   * Otherwise the shows with such titles, as titles are also searched for stop words ("The The"); if there are none, and only
   * stop words were typed, the shows that the filters accept.
   */
  #withoutIndex(
    { text, offset, limit }: SearchRequest,
    { clauses }: ParsedQuery,
    accept: EpisodePredicate | undefined,
  ): TopDocs {
    const { archive, names } = this.#components;
    const { episodes } = archive.catalogue;
    const onlyFilters = accept !== undefined && clauses.length === 0;
    const titled = onlyFilters
      ? []
      : names
          .searchTitles(text, episodes.length)
          .filter(({ score, value }) => score >= MIN_TITLE_SCORE && (!accept || accept(value)))
          .map(({ value }) => value);
    const onlyStopWords = clauses.every(({ words }) => words.every(({ isStopWord }) => isStopWord));
    const isList = accept && onlyStopWords && titled.length === 0;
    const found = isList ? episodes.filter(accept).reverse() : titled;
    const documents = this.#documentsOf(found.slice(0, offset + limit));
    const confidence = isList && found.length > 0 ? 'sure' : titled.length > 0 ? 'likely' : 'guess';
    const scores = documents.map(() => (isList ? 0 : 1));
    return { documents, scores, total: found.length, confidence, about: found.length, groups: [] };
  }

  #suggest(text: string, diagnostics: readonly SearchDiagnostic[]): readonly string[] {
    const { names } = this.#components;
    const titles = names.searchTitles(text, MAX_SUGGESTIONS).map(({ name }) => name);
    const tags = names.searchTags(text, MAX_SUGGESTIONS).map(({ name }) => name);
    const hosts = namesOf(names.resolveHost(text)).map((name) => `host:${quotedValue(name)}`);
    const series = namesOf(names.resolveSeries(text)).map((name) => `series:${quotedValue(name)}`);
    const words = [...new Set([...tags, ...titles])].slice(0, MAX_SUGGESTIONS);
    const corrected = diagnostics.flatMap((diagnostic) =>
      diagnostic.kind === 'unknown-name'
        ? diagnostic.names.map((name) => text.replace(diagnostic.typed, quotedValue(name)))
        : [],
    );
    return [...new Set([...corrected, ...words, ...hosts, ...series])];
  }

  #isAccepted(document: number, accept: EpisodePredicate): boolean {
    const episode = this.#components.archive.catalogue.episodes[document];
    return episode !== undefined && accept(episode);
  }
}

/** The name that is meant, if there is one. */
function namesOf(resolution: Resolution<{ readonly name: string }>): readonly string[] {
  return resolution.kind === 'found' ? [resolution.value.name] : [];
}

/** Whether a query tells a story, in which quotes are speech or titles rather than required phrases. */
function isStory({ clauses }: ParsedQuery): boolean {
  return clauses.reduce((words, clause) => words + clause.words.length, 0) >= STORY_LENGTH;
}

function looksForAnything({ groups }: ExpandedQuery): boolean {
  return groups.some(({ variants, presence }) => variants.length > 0 || presence === 'prohibited');
}

/** The corrections to report: of unknown words always, of known ones when the first result lacks the typed word. */
function usedCorrections(
  corrections: readonly SpellingCorrection[],
  groups: readonly WeightedTermGroup[],
  first: number | undefined,
): Correction[] {
  return corrections.flatMap(({ typed, searched, known, group }) => {
    const weighted = groups.find((one) => one.group === group);
    const hasTyped = known && first !== undefined && containsTyped(weighted, first);
    return hasTyped ? [] : [{ typed, searched, known }];
  });
}

/** One show of exactly that title is meant; of several, any may be. */
function ofNamed(named: readonly number[]): Confidence {
  return named.length === 1 ? 'sure' : 'likely';
}
