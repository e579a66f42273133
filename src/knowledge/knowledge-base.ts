import { type Archive, readComments, readText } from '../archive/archive.ts';
import type { Comment, Episode, Host, Series } from '../corpus/model.ts';
import { indexTerm } from '../search/analysis/pipeline.ts';
import { SalientTerms } from '../search/more-like-this/salient-terms.ts';
import { WordCompletions } from '../search/names/word-completions.ts';
import { RANKING, type RankingConstants } from '../search/ranking/constants.ts';
import { lazily } from '../util/lazily.ts';
import type { Resolution, SearchPage, SearchRequest, Stats, Transcript } from './answers.ts';
import type { ExactHits, ExactRequest } from './exact-answers.ts';
import { ExactSearch } from './exact-search.ts';
import { RelatedEpisodes } from './related.ts';
import { corpusPartsOf, searchPartsOf } from './search-parts.ts';
import { countArchive } from './statistics.ts';
import { QuerySuggestions } from './suggestions.ts';
import { readTranscript } from './transcripts.ts';

export type * from './answers.ts';
export type * from './exact-answers.ts';

/**
 * The corpus and its index as one object that never changes: a new corpus is a new object. Both front ends talk to this
 * alone. All calls but `exact` are synchronous and take milliseconds.
 */
export interface KnowledgeBase {
  readonly stats: Stats;

  /** Makes now what else is made when first asked for, so that no member waits for it. Takes a tenth of a second. */
  prepare(): void;
  /** The same in pieces, for who has others to answer in the meantime. */
  readonly preparations: readonly (() => void)[];

  search(request: SearchRequest): SearchPage;
  /** Whether a word, or another form of it, is said or written anywhere; true for words so common that nobody looks for them. */
  knows(word: string): boolean;
  /** The words of a text that say most of what it is about, in its order; none that the corpus lacks. */
  salientWords(text: string, limit: number): readonly string[];

  /**
   * Texts as they stand in transcripts, letter by letter. May read the whole corpus, so it is done in pieces.
   * @param rest Awaited between the pieces: lets others have the event loop, or throws to give up.
   */
  exact(request: ExactRequest, rest: () => Promise<void>): Promise<ExactHits>;

  /** Ascending by number. */
  readonly episodes: readonly Episode[];
  episode(id: number): Episode | undefined;
  /** The show notes as plain text; empty when there are none. */
  notes(id: number): string;
  /** Oldest first. */
  comments(id: number): readonly Comment[];
  /** With the words of `query` marked; undefined when the show has no transcript. */
  transcript(id: number, query?: string): Transcript | undefined;
  /** Shows about much the same thing, best first; none for a number that is no show's. */
  related(id: number, limit: number): readonly Episode[];

  /** Every host and series, also those HPR does not list; ascending by id. */
  readonly hosts: readonly Host[];
  readonly series: readonly Series[];
  host(id: number): Host | undefined;
  seriesById(id: number): Series | undefined;
  /** Newest first. */
  episodesOfHost(id: number): readonly Episode[];
  episodesOfSeries(id: number): readonly Episode[];

  /** `42`, `hpr0042`, `HPR42`, an episode's address, a title, a title with a typo. */
  resolveEpisode(typed: string): Resolution<Episode>;
  /** An id, a name, a name with a typo. */
  resolveHost(typed: string): Resolution<Host>;
  resolveSeries(typed: string): Resolution<Series>;
  resolveTag(typed: string): Resolution<string>;

  /** For autocomplete, best first. What is typed may be empty: then what a member would most likely pick. */
  suggestEpisodes(typed: string, limit: number): readonly Episode[];
  suggestHosts(typed: string, limit: number): readonly Host[];
  suggestSeries(typed: string, limit: number): readonly Series[];
  suggestTags(typed: string, limit: number): readonly string[];
  /** Whole queries that what is typed may become: of names, titles and the corpus' own words, each a valid query. */
  suggestQueries(typed: string, limit: number): readonly string[];
}

/** What is made of an archive once, and serves it also when more of it is known. */
export type KnowledgeParts = ReturnType<typeof knowledgePartsOf>;

export function knowledgePartsOf(archive: Archive, ranking: RankingConstants = RANKING) {
  const parts = corpusPartsOf(archive, ranking);
  const { postings, lexicon, shelves, names, digests } = parts;
  const completions = new WordCompletions(postings);
  return {
    ...parts,
    related: lazily(() => new RelatedEpisodes({ archive, postings, lexicon, shelves, digests })),
    completions,
    suggestions: new QuerySuggestions(names, completions, archive.catalogue.episodes),
    exact: new ExactSearch(archive, postings),
    stats: lazily(() => countArchive(archive, shelves)),
  };
}

/**
 * The knowledge base over an archive that is loaded and indexed.
 * @param options `ranking`: other constants than the product's, to try them. `parts`: those of the same archive before its
 *   mishearings were learnt.
 */
export function createKnowledgeBase(
  archive: Archive,
  {
    ranking = RANKING,
    parts = knowledgePartsOf(archive, ranking),
  }: { readonly ranking?: RankingConstants; readonly parts?: KnowledgeParts } = {},
): KnowledgeBase {
  const { episodes, hosts, series } = archive.catalogue;
  const { postings, lexicon, shelves, names, excerpts, ranker, related, completions, suggestions, exact, stats } =
    parts;
  const { search } = searchPartsOf(archive, ranking, parts);
  const salient = new SalientTerms(postings, lexicon);
  const hostById = new Map(hosts.map((host) => [host.id, host]));
  const seriesById = new Map(series.map((one) => [one.id, one]));
  const withDocument = <T>(id: number, read: (document: number) => T): T | undefined => {
    const document = shelves.document(id);
    return document === undefined ? undefined : read(document);
  };
  const episode = (id: number): Episode | undefined => withDocument(id, (document) => episodes[document]);

  const preparations: readonly (() => void)[] = [
    stats,
    () => ranker.prepare(),
    () => lexicon.prepare(),
    () => names.prepare(),
    () => completions.prepare(),
    () => void related(),
    () => exact.prepare(),
    // The first search would else wait for the compiler as well.
    ...episodes.slice(0, 20).map(
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
        const { matches, passage } = excerpts.matches(document, 'transcript', search.sought(query));
        const transcript = readTranscript(archive, document, shown, matches);
        return passage ? { ...transcript, focus: passage.first } : transcript;
      }),
    related: (id, limit) => withDocument(id, (document) => related().of(document, limit)) ?? [],
    hosts,
    series,
    host: (id) => hostById.get(id),
    seriesById: (id) => seriesById.get(id),
    episodesOfHost: (id) => shelves.ofHost(id),
    episodesOfSeries: (id) => shelves.ofSeries(id),
    resolveEpisode: (typed) => names.episode(typed),
    resolveHost: (typed) => names.host(typed),
    resolveSeries: (typed) => names.seriesOf(typed),
    resolveTag: (typed) => names.tag(typed),
    suggestEpisodes: (typed, limit) => names.suggestEpisodes(typed, limit),
    suggestHosts: (typed, limit) => names.suggestHosts(typed, limit),
    suggestSeries: (typed, limit) => names.suggestSeries(typed, limit),
    suggestTags: (typed, limit) => names.suggestTags(typed, limit),
    suggestQueries: (typed, limit) => suggestions.suggest(typed, limit),
  };
}
