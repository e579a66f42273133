import type { Comment, Episode, Host, Series } from '../../src/corpus/model.ts';
import type {
  Confidence,
  Correction,
  ExactHits,
  Facet,
  KnowledgeBase,
  Passage,
  Records,
  Resolution,
  Responses,
  SearchDiagnostic,
  SearchPage,
  SearchRequest,
  Stats,
  TagCount,
  Transcript,
  TranscriptLine,
} from '../../src/knowledge/knowledge-base.ts';
import type { Excerpt, Segment } from '../../src/search/snippet/excerpt.ts';

/** The data of a fake knowledge base. */
export interface FakeCorpus {
  readonly episodes: readonly Episode[];
  readonly hosts: readonly Host[];
  readonly series: readonly Series[];
  readonly comments?: readonly Comment[];
  readonly notes?: ReadonlyMap<number, string>;
  /** The numbers of the shows that a show answers. */
  readonly answers?: ReadonlyMap<number, readonly number[]>;
  readonly transcripts?: ReadonlyMap<number, readonly FakeLine[]>;
  /** Returned by every search with results; `nearby` by every search without. */
  readonly corrections?: readonly Correction[];
  readonly nearby?: readonly string[];
  /** Returned by every search with results. */
  readonly facets?: readonly Facet[];
  /** Of a search with results; `likely` by default. */
  readonly confidence?: Confidence;
  /** Returned by every search. */
  readonly diagnostics?: readonly SearchDiagnostic[];
}

/** A line of a transcript; an object stands for a loop of lines that were repeated. */
export type FakeLine = string | { readonly text: string; readonly lines: number; readonly times: number };

/**
 * A minimal knowledge base: a search matches any of the words as substrings, a name is found by its prefix, and the nearest
 * are simply the first.
 */
export class FakeKnowledgeBase implements KnowledgeBase {
  readonly episodes: readonly Episode[];
  readonly hosts: readonly Host[];
  readonly series: readonly Series[];
  readonly stats: Stats;
  readonly #corpus: FakeCorpus;

  constructor(corpus: FakeCorpus) {
    this.#corpus = corpus;
    this.episodes = corpus.episodes.toSorted((one, other) => one.id - other.id);
    this.hosts = corpus.hosts;
    this.series = corpus.series;
    this.stats = this.#count();
  }

  prepare(): void {}
  readonly preparations = [];

  passage(id: number, query: string): Passage {
    const episode = this.episode(id);
    const excerpt = episode && this.#excerpt(episode, wordsOf(query));
    return excerpt ? { excerpt } : {};
  }

  /** The Discord bot uses neither `knows`, `salientWords` nor `exact`. */
  knows(): boolean {
    return true;
  }

  salientWords(text: string, limit: number): readonly string[] {
    return text.split(' ').slice(0, limit);
  }
  exact(): Promise<ExactHits> {
    return Promise.resolve({ candidates: 0, hits: (async function* () {})() });
  }

  search({ text, hostId, seriesId, tag, from, to, offset, limit }: SearchRequest): SearchPage {
    const words = wordsOf(text);
    const found = this.episodes.filter(
      (episode) =>
        words.some((word) => this.#textOf(episode).includes(word)) &&
        (hostId === undefined || episode.hostId === hostId) &&
        (seriesId === undefined || episode.seriesId === seriesId) &&
        (tag === undefined || episode.tags.includes(tag)) &&
        (from === undefined || (episode.date ?? '') >= from) &&
        (to === undefined || (episode.date ?? '9999') <= to),
    );
    const hits = found.slice(offset, offset + limit).map((episode) => {
      const excerpt = this.#excerpt(episode, words);
      return { episode, score: 1, ...(excerpt && { excerpt }) };
    });
    const isFound = found.length > 0;
    return {
      total: found.length,
      confidence: isFound ? (this.#corpus.confidence ?? 'likely') : 'guess',
      about: found.length,
      facets: isFound ? (this.#corpus.facets ?? []) : [],
      hits,
      corrections: isFound ? (this.#corpus.corrections ?? []) : [],
      diagnostics: this.#corpus.diagnostics ?? [],
      nearby: isFound ? [] : (this.#corpus.nearby ?? []),
    };
  }

  episode(id: number): Episode | undefined {
    return this.episodes.find((episode) => episode.id === id);
  }

  notes(id: number): string {
    return this.#corpus.notes?.get(id) ?? '';
  }

  comments(id: number): readonly Comment[] {
    return (this.#corpus.comments ?? []).filter(({ episodeId }) => episodeId === id);
  }

  transcript(id: number, query = ''): Transcript | undefined {
    const episode = this.episode(id);
    const said = this.#corpus.transcripts?.get(id);
    if (episode === undefined || said === undefined) return undefined;
    const lines: TranscriptLine[] = [];
    const matches: number[] = [];
    let word = 0;
    for (const [line, one] of said.entries()) {
      const text = typeof one === 'string' ? one : one.text;
      const loop = typeof one === 'string' ? {} : { loop: { line, lines: one.lines, times: one.times } };
      const segments = segmentsOf(text, wordsOf(query));
      lines.push({ text, segments, word, ...loop });
      for (const { match } of segments.filter((segment) => segment.text.trim() !== '')) {
        if (match) matches.push(word);
        word++;
      }
    }
    const places = lines
      .filter(({ segments }) => segments.some(({ match }) => match))
      .map((line) => ({ first: line.word, last: line.word + wordsOf(line.text).length - 1 }));
    return { episode, lines, words: word, matches, places };
  }

  related(id: number, limit: number): readonly Episode[] {
    const tags = this.episode(id)?.tags ?? [];
    return this.episodes.filter((one) => one.id !== id && one.tags.some((tag) => tags.includes(tag))).slice(0, limit);
  }

  responses(id: number): Responses {
    const answered = (one: number): readonly number[] => this.#corpus.answers?.get(one) ?? [];
    return {
      answers: this.episodes.filter((episode) => answered(id).includes(episode.id)),
      answeredBy: this.episodes.filter((episode) => answered(episode.id).includes(id)),
    };
  }

  host(id: number): Host | undefined {
    return this.hosts.find((host) => host.id === id);
  }

  seriesById(id: number): Series | undefined {
    return this.series.find((series) => series.id === id);
  }

  episodesOfHost(id: number): readonly Episode[] {
    return this.episodes.filter(({ hostId }) => hostId === id).toReversed();
  }

  episodesOfSeries(id: number): readonly Episode[] {
    return this.episodes.filter(({ seriesId }) => seriesId === id).toReversed();
  }

  resolveEpisode(typed: string): Resolution<Episode> {
    const number = Number(/^(?:hpr)?0*(\d+)$/i.exec(typed)?.[1] ?? Number.NaN);
    return resolve(this.episodes, ({ id, title }) => id === number || startsWith(title, typed));
  }

  resolveHost(typed: string): Resolution<Host> {
    return resolve(this.hosts, ({ id, name }) => String(id) === typed || startsWith(name, typed));
  }

  resolveSeries(typed: string): Resolution<Series> {
    return resolve(this.series, ({ id, name }) => String(id) === typed || startsWith(name, typed));
  }

  resolveTag(typed: string): Resolution<string> {
    return resolve(this.#tags(), (tag) => startsWith(tag, typed));
  }

  suggestEpisodes(typed: string, limit: number): readonly Episode[] {
    const matching = this.episodes.filter(({ title }) => startsWith(title, typed));
    return (matching.length > 0 ? matching : this.episodes).slice(0, limit);
  }

  suggestHosts(typed: string, limit: number): readonly Host[] {
    return this.hosts.filter(({ name }) => startsWith(name, typed)).slice(0, limit);
  }

  suggestSeries(typed: string, limit: number): readonly Series[] {
    return this.series.filter(({ name }) => startsWith(name, typed)).slice(0, limit);
  }

  suggestTags(typed: string, limit: number): readonly TagCount[] {
    return this.#tags()
      .filter((tag) => startsWith(tag, typed))
      .slice(0, limit)
      .map((tag) => ({ tag, episodes: this.episodes.filter(({ tags }) => tags.includes(tag)).length }));
  }

  likelyEpisodes(typed: string): readonly Episode[] {
    return this.episodes.filter(({ title }) => title !== '' && title.toLowerCase() === typed.toLowerCase());
  }

  suggestQueries(typed: string, limit: number): readonly string[] {
    return this.episodes
      .map(({ title }) => title)
      .filter((title) => startsWith(title, typed))
      .slice(0, limit);
  }

  #tags(): readonly string[] {
    return [...new Set(this.episodes.flatMap(({ tags }) => tags))];
  }

  #said(id: number): readonly string[] {
    return (this.#corpus.transcripts?.get(id) ?? []).map((line) => (typeof line === 'string' ? line : line.text));
  }

  #textOf({ id, title, summary, tags }: Episode): string {
    return [title, summary, ...tags, this.notes(id), ...this.#said(id)].join('\n').toLowerCase();
  }

  #excerpt(episode: Episode, words: readonly string[]): Excerpt | undefined {
    const lines = this.#said(episode.id);
    const index = lines.findIndex((line) => words.some((word) => line.toLowerCase().includes(word)));
    const line = lines[index];
    if (line === undefined) return undefined;
    const share = index / lines.length;
    const seconds = episode.duration === undefined ? {} : { seconds: Math.round(share * episode.duration) };
    return {
      field: 'transcript',
      segments: segmentsOf(line, words),
      cutBefore: index > 0,
      cutAfter: index < lines.length - 1,
      location: { word: index * 10, share, ...seconds },
    };
  }

  #records(): Records {
    const [longest] = this.episodes.toSorted((a, b) => (b.duration ?? 0) - (a.duration ?? 0));
    const [after, before] = this.episodes.toReversed();
    const [host] = this.hosts;
    return {
      ...(longest && { longest, discussed: { episode: longest, comments: 1000 } }),
      ...(host && before && after && { comeback: { host, before, after, days: 4000 } }),
    };
  }

  #count(): Stats {
    const yearOf = ({ date }: Episode): number => Number((date ?? '2000').slice(0, 4));
    const years = [...new Set(this.episodes.map(yearOf))].toSorted((one, other) => one - other);
    return {
      episodes: this.episodes.length,
      transcripts: this.episodes.filter(({ hasTranscript }) => hasTranscript).length,
      hosts: this.hosts.length,
      series: this.series.length,
      comments: this.#corpus.comments?.length ?? 0,
      words: this.episodes.length * 5000,
      terms: this.episodes.length * 100,
      duration: this.episodes.reduce((sum, { duration }) => sum + (duration ?? 0), 0),
      ...datesOf(this.episodes),
      years: years.map((year) => ({
        year,
        episodes: this.episodes.filter((episode) => yearOf(episode) === year).length,
      })),
      topHosts: this.hosts.slice(0, 25).map((host) => ({ host, episodes: this.episodesOfHost(host.id).length })),
      topTags: this.#tags()
        .slice(0, 25)
        .map((tag) => ({ tag, episodes: 3 })),
      records: this.#records(),
    };
  }
}

function datesOf(episodes: readonly Episode[]): { firstDate?: string; lastDate?: string } {
  const dates = episodes.flatMap(({ date }) => date ?? []).toSorted();
  const [firstDate, lastDate] = [dates.at(0), dates.at(-1)];
  return { ...(firstDate !== undefined && { firstDate }), ...(lastDate !== undefined && { lastDate }) };
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

function startsWith(text: string, typed: string): boolean {
  return text.toLowerCase().startsWith(typed.toLowerCase());
}

function resolve<T>(all: readonly T[], is: (one: T) => boolean): Resolution<T> {
  const value = all.find(is);
  return value === undefined ? { kind: 'near', values: all.slice(0, 10) } : { kind: 'found', value, guessed: false };
}

function segmentsOf(text: string, words: readonly string[]): readonly Segment[] {
  return text
    .split(/(\s+)/)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, match: words.some((word) => part.toLowerCase().includes(word)) }));
}
