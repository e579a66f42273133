import { type Archive, readComments, readText } from '../archive/archive.ts';
import type { Comment, Episode, Host, Series } from '../corpus/model.ts';
import { indexTerm } from '../search/analysis/pipeline.ts';
import { SalientTerms } from '../search/more-like-this/salient-terms.ts';
import type { Passage, Resolution, SearchPage, SearchRequest, Stats, TagCount, Transcript } from './answers.ts';
import {
  createEpisodeSearch,
  createKnowledgeComponents,
  type KnowledgeComponents,
  SEARCH_CONSTANTS,
  type SearchConstants,
} from './components.ts';
import type { ExactHits, ExactRequest } from './exact-answers.ts';
import { likelyEpisodes } from './likely-episodes.ts';
import type { Responses } from './responses.ts';
import { readTranscript } from './transcripts.ts';

export { foldName } from '../search/analysis/fold-name.ts';
export { editDistance } from '../search/fuzzy/edit-distance.ts';
export { verbatimQuery } from '../search/query-language/verbatim.ts';
export { countTokens as countWords } from '../search/snippet/marked-text.ts';
export type * from './answers.ts';
export { type EpisodeSelection, filterOf, predicateOf } from './episode-filter.ts';
export type * from './exact-answers.ts';
export type { Responses } from './responses.ts';

/**
 * The corpus and its index as one immutable object: a new corpus is a new object. It is the contract between the search
 * and the front ends. All calls but `exact` are synchronous and take milliseconds.
 *
 * Methods that take an episode's number return nothing (undefined, an empty string or list) for a number that no show
 * has.
 */
export interface KnowledgeBase {
  readonly stats: Stats;

  /** Computes ahead of time what would otherwise be made when it is first needed. Takes a tenth of a second. */
  prepare(): void;
  /** The same in steps, for callers that answer others in between. */
  readonly preparations: readonly (() => void)[];

  /**
   * Searches all fields of all shows. Never refuses a query: what cannot be used as it is meant is reported in
   * {@link SearchPage.diagnostics}.
   *
   * @example
   * ```ts
   * const page = knowledgeBase.search({ text: 'xen virtualisation host:ahuka', offset: 0, limit: 5 });
   * for (const { episode, excerpt } of page.hits) console.log(episode.id, episode.title, excerpt?.segments);
   * ```
   */
  search(request: SearchRequest): SearchPage;
  /** The passage of one show that answers a query best, as a search would show it. Empty when nothing in it does. */
  passage(id: number, query: string): Passage;
  /** Whether a word, in any of its inflections, is said or written anywhere; true for stop words. */
  knows(word: string): boolean;
  /** The words of a text that say most about its subject, in its order. Words that the corpus lacks are left out. */
  salientWords(text: string, limit: number): readonly string[];

  /**
   * Finds texts in transcripts literally. May read the whole corpus, so it works in slices.
   *
   * @param rest Awaited between the slices: yields the event loop to others, or throws to cancel the search.
   */
  exact(request: ExactRequest, rest: () => Promise<void>): Promise<ExactHits>;

  /** Ascending by number. */
  readonly episodes: readonly Episode[];
  episode(id: number): Episode | undefined;
  /** The show notes as plain text. */
  notes(id: number): string;
  /** Oldest first. */
  comments(id: number): readonly Comment[];
  /** With the words of `query` marked; undefined when the show has no transcript. */
  transcript(id: number, query?: string): Transcript | undefined;
  /** Shows about similar things, best first. */
  related(id: number, limit: number): readonly Episode[];

  /** Which shows this one answers, and which answer it. */
  responses(id: number): Responses;

  /** Every host and series, also those that HPR does not list; ascending by id. */
  readonly hosts: readonly Host[];
  readonly series: readonly Series[];
  host(id: number): Host | undefined;
  seriesById(id: number): Series | undefined;
  /** Newest first. */
  episodesOfHost(id: number): readonly Episode[];
  /** Newest first. */
  episodesOfSeries(id: number): readonly Episode[];

  /** `42`, `hpr0042`, `HPR42`, an episode's address, a title, a title with a typo. */
  resolveEpisode(typed: string): Resolution<Episode>;
  /** An id, a name, a name with a typo. */
  resolveHost(typed: string): Resolution<Host>;
  resolveSeries(typed: string): Resolution<Series>;
  resolveTag(typed: string): Resolution<string>;

  /** For autocomplete, best first. For an empty text, what a member would most likely pick. */
  suggestEpisodes(typed: string, limit: number): readonly Episode[];
  suggestHosts(typed: string, limit: number): readonly Host[];
  suggestSeries(typed: string, limit: number): readonly Series[];
  suggestTags(typed: string, limit: number): readonly TagCount[];
  /** The episode that a query means, once it says enough; several where they share the title. */
  likelyEpisodes(typed: string): readonly Episode[];
  /** Completions of a query, each a valid query: of names, titles and the corpus' own words; of an empty one, examples. */
  suggestQueries(typed: string, limit: number): readonly string[];
}

/** The first searches are slow until the code is compiled, so titles are searched as a warm-up. */
const WARM_UP_SEARCHES = 20;

/**
 * The knowledge base over an archive that is loaded and indexed.
 *
 * @param options `constants` replaces the product's constants, for experiments. `components` are those of the same
 *   archive from before its ASR confusions were learnt.
 *
 * @example
 * ```ts
 * const { whole } = await openArchive({ dataDirectory: 'data', cacheDirectory: '.cache', log });
 * const knowledgeBase = createKnowledgeBase(await whole);
 * knowledgeBase.episode(12)?.title;
 * ```
 */
export function createKnowledgeBase(
  archive: Archive,
  {
    constants = SEARCH_CONSTANTS,
    components = createKnowledgeComponents(archive, constants),
  }: { readonly constants?: SearchConstants; readonly components?: KnowledgeComponents } = {},
): KnowledgeBase {
  const { episodes, hosts, series } = archive.catalogue;
  const {
    postings,
    surfaceForms,
    lookup,
    names,
    mentions,
    highlighter,
    searcher,
    related,
    responses,
    completions,
    suggestions,
    exact,
    stats,
  } = components;
  const { search } = createEpisodeSearch(archive, constants, components);
  const salient = new SalientTerms(postings, surfaceForms);
  const hostById = new Map(hosts.map((host) => [host.id, host]));
  const seriesById = new Map(series.map((one) => [one.id, one]));
  const withDocument = <T>(id: number, read: (document: number) => T): T | undefined => {
    const document = lookup.document(id);
    return document === undefined ? undefined : read(document);
  };
  const episode = (id: number): Episode | undefined => withDocument(id, (document) => episodes[document]);

  const preparations: readonly (() => void)[] = [
    stats,
    () => searcher.prepare(),
    () => surfaceForms.prepare(),
    () => names.prepare(),
    () => mentions.prepare(),
    () => completions.prepare(),
    () => void related(),
    () => exact.prepare(),
    ...responses.preparations,
    ...episodes.slice(0, WARM_UP_SEARCHES).map(
      ({ title }) =>
        () =>
          void search.search({ text: title, offset: 0, limit: 5 }),
    ),
  ];

  return {
    get stats() {
      return stats();
    },
    preparations,
    prepare: () => {
      for (const prepare of preparations) prepare();
    },
    search: (request) => search.search(request),
    passage: (id, query) => withDocument(id, (document) => search.passage(document, query)) ?? {},
    knows: (word) => {
      const term = indexTerm(word.toLowerCase());
      return term === undefined || postings.vocabulary.find(term) !== undefined;
    },
    salientWords: (text, limit) => salient.words(text, limit),
    exact: (request, rest) => exact.search(request, rest),
    episodes,
    episode,
    notes: (id) => withDocument(id, (document) => readText(archive, document, 'notes')) ?? '',
    comments: (id) => withDocument(id, (document) => readComments(archive, document)) ?? [],
    transcript: (id, query = '') =>
      withDocument(id, (document) => {
        const shown = episodes[document];
        if (!shown?.hasTranscript) return undefined;
        const { matches, places } = highlighter.places(document, search.weightedGroups(query));
        return { ...readTranscript(archive, document, shown, matches), places };
      }),
    related: (id, limit) => withDocument(id, (document) => related().of(document, limit)) ?? [],
    responses: (id) => responses.of(id),
    hosts,
    series,
    host: (id) => hostById.get(id),
    seriesById: (id) => seriesById.get(id),
    episodesOfHost: (id) => lookup.ofHost(id),
    episodesOfSeries: (id) => lookup.ofSeries(id),
    resolveEpisode: (typed) => names.resolveEpisode(typed),
    resolveHost: (typed) => names.resolveHost(typed),
    resolveSeries: (typed) => names.resolveSeries(typed),
    resolveTag: (typed) => names.resolveTag(typed),
    suggestEpisodes: (typed, limit) => names.suggestEpisodes(typed, limit),
    suggestHosts: (typed, limit) => names.suggestHosts(typed, limit),
    suggestSeries: (typed, limit) => names.suggestSeries(typed, limit),
    suggestTags: (typed, limit) =>
      names.suggestTags(typed, limit).map((tag) => ({ tag, episodes: names.countTag(tag) })),
    likelyEpisodes: (typed) => likelyEpisodes(typed, { episodes, names, postings }),
    suggestQueries: (typed, limit) => suggestions.suggest(typed, limit),
  };
}
