import type { Catalogue } from '../archive/archive.ts';
import type { Episode, Host, Series } from '../corpus/model.ts';
import { foldName } from '../search/analysis/fold-name.ts';
import { ExactNames } from '../search/names/exact-names.ts';
import { NameIndex, type NameMatch } from '../search/names/name-index.ts';
import { lazily } from '../util/lazily.ts';
import type { Resolution } from './answers.ts';
import { type EpisodeLookup, rankTags } from './episode-lookup.ts';
import { EpisodeNumbers, episodeNumber } from './episode-numbers.ts';

/** A guess is taken without asking when it is as good as this and so much better than the next: a worse one has to stand alone. */
const TAKEN = [
  { score: 0.7, lead: 0.07 },
  { score: 0.65, lead: 0.3 },
] as const;
/** What is less like the typed name than this is not near it. */
const NEAR = 0.3;
const MOST_NEAR = 25;

/** Finds episodes, hosts, series and tags by what people call them. */
export class Names {
  readonly #numbers: EpisodeNumbers;
  readonly #hosts: ReadonlyMap<number, Host>;
  readonly #series: ReadonlyMap<number, Series>;
  /** The first search asks for titles in full: to wait for an index of their words would be a pity. */
  readonly #exactTitles: () => ExactNames<Episode>;
  readonly #titles: () => NameIndex<Episode>;
  readonly #hostNames: () => NameIndex<Host>;
  readonly #seriesNames: () => NameIndex<Series>;
  readonly #tags: () => NameIndex<string>;

  constructor({ episodes, hosts, series }: Catalogue, shelves: EpisodeLookup) {
    this.#numbers = new EpisodeNumbers(episodes);
    this.#hosts = new Map(hosts.map((host) => [host.id, host]));
    this.#series = new Map(series.map((one) => [one.id, one]));
    const titles = lazily(() => episodes.map((value) => ({ value, name: value.title, rank: value.id })));
    this.#exactTitles = lazily(() => new ExactNames(titles()));
    this.#titles = lazily(() => new NameIndex(titles(), this.#exactTitles()));
    this.#hostNames = lazily(
      () => new NameIndex(hosts.map((value) => ({ value, name: value.name, rank: shelves.ofHost(value.id).length }))),
    );
    // Number 0 is what HPR calls having no series.
    const real = series.filter(({ id }) => id !== 0);
    this.#seriesNames = lazily(
      () => new NameIndex(real.map((value) => ({ value, name: value.name, rank: shelves.ofSeries(value.id).length }))),
    );
    this.#tags = lazily(
      () => new NameIndex(rankTags(episodes).map(({ tag, episodes: rank }) => ({ value: tag, name: tag, rank }))),
    );
  }

  prepare(): void {
    for (const make of [this.#titles, this.#hostNames, this.#seriesNames, this.#tags]) make();
  }

  searchTitles(typed: string, limit: number): readonly NameMatch<Episode>[] {
    return this.#titles().search(typed, limit);
  }

  /** The show that a text names by its number, and by nothing else; none or one. */
  withNumber(typed: string): readonly Episode[] {
    const found = this.#numbers.get(episodeNumber(typed) ?? 0);
    return found ? [found] : [];
  }

  /** Those whose title is just this, but for case, accents and punctuation; newest first. */
  withTitle(typed: string): readonly Episode[] {
    return this.#exactTitles().named(typed);
  }

  searchHosts(typed: string, limit: number): readonly NameMatch<Host>[] {
    return this.#hostNames().search(typed, limit);
  }

  searchSeries(typed: string, limit: number): readonly NameMatch<Series>[] {
    return this.#seriesNames().search(typed, limit);
  }

  searchTags(typed: string, limit: number): readonly NameMatch<string>[] {
    return this.#tags().search(typed, limit);
  }

  /** A number that no show has is near to those beside it, unless a show is called so. */
  resolveEpisode(typed: string): Resolution<Episode> {
    const id = episodeNumber(typed);
    if (id === undefined) return resolve(this.#titles(), typed);
    const byNumber = this.#numbers.get(id);
    if (byNumber) return { kind: 'found', value: byNumber, guessed: false };
    if (id >= 0 && this.withTitle(typed).length > 0) return resolve(this.#titles(), typed);
    return { kind: 'near', values: this.#numbers.beside(id) };
  }

  resolveHost(typed: string): Resolution<Host> {
    return resolveId(this.#hosts, typed) ?? resolve(this.#hostNames(), typed);
  }

  resolveSeries(typed: string): Resolution<Series> {
    return resolveId(this.#series, typed) ?? resolve(this.#seriesNames(), typed);
  }

  resolveTag(typed: string): Resolution<string> {
    return resolve(this.#tags(), typed);
  }

  suggestEpisodes(typed: string, limit: number): readonly Episode[] {
    if (typed.trim() === '') return this.#titles().top(limit);
    const id = episodeNumber(typed);
    if (id === undefined) return values(this.#titles(), typed, limit);
    // What is only spelt like a number has nothing to do with it.
    const word = ` ${foldName(typed)}`;
    const saying = id < 0 ? [] : this.searchTitles(typed, limit).filter(({ folded }) => ` ${folded}`.includes(word));
    return unique([...this.#numbers.startingWith(typed, limit), ...saying.map(({ value }) => value)], limit);
  }

  suggestHosts(typed: string, limit: number): readonly Host[] {
    const found = typed.trim() === '' ? this.#hostNames().top(limit * 2) : values(this.#hostNames(), typed, limit * 2);
    return found.filter(({ listed }) => listed || typed.trim() !== '').slice(0, limit);
  }

  suggestSeries(typed: string, limit: number): readonly Series[] {
    const found =
      typed.trim() === '' ? this.#seriesNames().top(limit * 2) : values(this.#seriesNames(), typed, limit * 2);
    return found.filter(({ listed }) => listed || typed.trim() !== '').slice(0, limit);
  }

  suggestTags(typed: string, limit: number): readonly string[] {
    return typed.trim() === '' ? this.#tags().top(limit) : values(this.#tags(), typed, limit);
  }
}

function resolveId<T>(byId: ReadonlyMap<number, T>, typed: string): Resolution<T> | undefined {
  const value = /^\s*\d{1,9}\s*$/.test(typed) ? byId.get(Number(typed)) : undefined;
  return value === undefined ? undefined : { kind: 'found', value, guessed: false };
}

function resolve<T>(names: NameIndex<T>, typed: string): Resolution<T> {
  const [named, ...namesakes] = names.named(typed);
  if (named !== undefined) {
    return namesakes.length === 0
      ? { kind: 'found', value: named, guessed: false }
      : { kind: 'near', values: [named, ...namesakes].slice(0, MOST_NEAR) };
  }
  const matches = names.search(typed, MOST_NEAR).filter(({ score }) => score >= NEAR);
  const [first, second] = matches;
  const lead = first ? first.score - (second?.score ?? 0) : 0;
  if (first && TAKEN.some((least) => first.score >= least.score && lead >= least.lead)) {
    return { kind: 'found', value: first.value, guessed: true };
  }
  return { kind: 'near', values: matches.map(({ value }) => value) };
}

function values<T>(names: NameIndex<T>, typed: string, limit: number): T[] {
  return names.search(typed, limit).map(({ value }) => value);
}

function unique<T>(list: readonly T[], limit: number): T[] {
  return [...new Set(list)].slice(0, limit);
}
