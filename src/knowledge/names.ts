import type { Catalogue } from '../archive/archive.ts';
import type { Episode, Host, Series } from '../corpus/model.ts';
import { foldName } from '../search/analysis/fold-name.ts';
import { ExactNames } from '../search/names/exact-names.ts';
import { NameIndex, type NameMatch } from '../search/names/name-index.ts';
import { lazily } from '../util/lazily.ts';
import type { Resolution, TagCount } from './answers.ts';
import { type EpisodeLookup, rankTags } from './episode-lookup.ts';
import { EpisodeNumbers, episodeNumber } from './episode-numbers.ts';
import { tagKey } from './tag-key.ts';

/**
 * A name is resolved without asking when its score and its lead over the second best reach one of these pairs. A lower score
 * needs a larger lead.
 */
const GUESS_THRESHOLDS = [
  { score: 0.7, lead: 0.07 },
  { score: 0.65, lead: 0.3 },
] as const;
/** A name with a lower score is not similar. */
const MIN_SIMILAR_SCORE = 0.3;
const MAX_SIMILAR = 25;
/** Names of which only one word is near to what was typed, where nothing else is. */
const MAX_NEAR_WORDS = 10;

/** Finds episodes, hosts, series and tags by what people call them. */
export class Names {
  readonly #numbers: EpisodeNumbers;
  readonly #hosts: ReadonlyMap<number, Host>;
  readonly #series: ReadonlyMap<number, Series>;
  /** Apart from `#titles`, because the first search needs only these and should not wait for an index of words. */
  readonly #exactTitles: () => ExactNames<Episode>;
  readonly #titles: () => NameIndex<Episode>;
  readonly #hostNames: () => NameIndex<Host>;
  readonly #seriesNames: () => NameIndex<Series>;
  /** By what their spellings have in common. */
  readonly #tagCounts: () => ReadonlyMap<string, TagCount>;
  readonly #tags: () => NameIndex<string>;

  constructor({ episodes, hosts, series }: Catalogue, lookup: EpisodeLookup) {
    this.#numbers = new EpisodeNumbers(episodes);
    this.#hosts = new Map(hosts.map((host) => [host.id, host]));
    this.#series = new Map(series.map((one) => [one.id, one]));
    const titles = lazily(() => episodes.map((value) => ({ value, name: value.title, rank: value.id })));
    this.#exactTitles = lazily(() => new ExactNames(titles()));
    this.#titles = lazily(() => new NameIndex(titles(), this.#exactTitles()));
    this.#hostNames = lazily(
      () => new NameIndex(hosts.map((value) => ({ value, name: value.name, rank: lookup.ofHost(value.id).length }))),
    );
    // Series 0 is HPR's name for having no series.
    const real = series.filter(({ id }) => id !== 0);
    this.#seriesNames = lazily(
      () => new NameIndex(real.map((value) => ({ value, name: value.name, rank: lookup.ofSeries(value.id).length }))),
    );
    this.#tagCounts = lazily(() => new Map(rankTags(episodes).map((counted) => [tagKey(counted.tag), counted])));
    this.#tags = lazily(
      () =>
        new NameIndex(
          [...this.#tagCounts().values()].map(({ tag, episodes: rank }) => ({ value: tag, name: tag, rank })),
        ),
    );
  }

  /** Builds the indexes ahead of time that the first look-ups would otherwise wait for. */
  prepare(): void {
    for (const build of [this.#titles, this.#hostNames, this.#seriesNames, this.#tags]) build();
  }

  searchTitles(typed: string, limit: number): readonly NameMatch<Episode>[] {
    return this.#titles().search(typed, limit);
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

  /** The show whose number a text is, without anything else; one or none. */
  withNumber(typed: string): readonly Episode[] {
    const found = this.#numbers.get(episodeNumber(typed) ?? 0);
    return found ? [found] : [];
  }

  /** The shows with exactly this title, ignoring case, accents and punctuation; newest first. */
  withTitle(typed: string): readonly Episode[] {
    return this.#exactTitles().named(typed);
  }

  /**
   * For a number that no show has: the shows before and after it, unless it is the title of a show. `latest` is the newest
   * show, unless a show has that title.
   */
  resolveEpisode(typed: string): Resolution<Episode> {
    const id = episodeNumber(typed);
    const latest = this.#latest(typed);
    if (latest) return { kind: 'found', value: latest, guessed: false };
    if (id === undefined) return resolve(this.#titles(), typed);
    const byNumber = this.#numbers.get(id);
    if (byNumber) return { kind: 'found', value: byNumber, guessed: false };
    if (id >= 0 && this.withTitle(typed).length > 0) return resolve(this.#titles(), typed);
    return { kind: 'near', values: this.#numbers.neighbours(id) };
  }

  /** The show that `resolveEpisode` finds for a text that is neither a number nor a whole title. Does not look for near ones. */
  guessEpisode(typed: string): Episode | undefined {
    return this.#latest(typed) ?? clearlyFirst(similar(this.#titles(), typed), typed)?.value;
  }

  #latest(typed: string): Episode | undefined {
    return LATEST.test(typed.trim()) && this.withTitle(typed).length === 0 ? this.#numbers.newest : undefined;
  }

  resolveHost(typed: string): Resolution<Host> {
    return resolveId(this.#hosts, typed) ?? resolve(this.#hostNames(), typed);
  }

  resolveSeries(typed: string): Resolution<Series> {
    return resolveId(this.#series, typed) ?? resolve(this.#seriesNames(), typed);
  }

  resolveTag(typed: string): Resolution<string> {
    const known = this.#tagCounts().get(tagKey(typed.trim()));
    return known ? { kind: 'found', value: known.tag, guessed: false } : resolve(this.#tags(), typed);
  }

  suggestEpisodes(typed: string, limit: number): readonly Episode[] {
    if (typed.trim() === '') return this.#titles().top(limit);
    const id = episodeNumber(typed);
    if (id === undefined) return values(this.#titles(), typed, limit);
    // For a number, titles must contain it: a similar number is another one.
    const word = ` ${foldName(typed)}`;
    const titled = id < 0 ? [] : this.searchTitles(typed, limit).filter(({ folded }) => ` ${folded}`.includes(word));
    const found = [...this.#numbers.startingWith(typed, limit), ...titled.map(({ value }) => value)];
    return [...new Set(found)].slice(0, limit);
  }

  suggestHosts(typed: string, limit: number): readonly Host[] {
    return suggestListed(this.#hostNames(), typed, limit);
  }

  suggestSeries(typed: string, limit: number): readonly Series[] {
    return suggestListed(this.#seriesNames(), typed, limit);
  }

  /** How many episodes have a tag. */
  countTag(tag: string): number {
    return this.#tagCounts().get(tagKey(tag))?.episodes ?? 0;
  }

  suggestTags(typed: string, limit: number): readonly string[] {
    return typed.trim() === '' ? this.#tags().top(limit) : values(this.#tags(), typed, limit);
  }
}

const MIN_TYPO_LENGTH = 5;

/** How members ask for the newest show. */
const LATEST = /^(?:the )?(?:latest|newest|last|most recent)(?: (?:one|show|episode))?$/i;

function resolveId<T>(byId: ReadonlyMap<number, T>, typed: string): Resolution<T> | undefined {
  const value = /^\s*\d{1,9}\s*$/.test(typed) ? byId.get(Number(typed)) : undefined;
  return value === undefined ? undefined : { kind: 'found', value, guessed: false };
}

function resolve<T>(names: NameIndex<T>, typed: string): Resolution<T> {
  const [exact, ...namesakes] = names.named(typed);
  if (exact !== undefined) {
    return namesakes.length === 0
      ? { kind: 'found', value: exact, guessed: false }
      : { kind: 'near', values: [exact, ...namesakes].slice(0, MAX_SIMILAR) };
  }
  const matches = similar(names, typed);
  const first = clearlyFirst(matches, typed);
  if (first) return { kind: 'found', value: first.value, guessed: true };
  const near = matches.map(({ value }) => value);
  return { kind: 'near', values: near.length > 0 ? near : names.withNearWord(typed, MAX_NEAR_WORDS) };
}

function similar<T>(names: NameIndex<T>, typed: string): readonly NameMatch<T>[] {
  return names.search(typed, MAX_SIMILAR).filter(({ score }) => score >= MIN_SIMILAR_SCORE);
}

/** The first of the matches, if nothing else is likely to be meant. */
function clearlyFirst<T>(matches: readonly NameMatch<T>[], typed: string): NameMatch<T> | undefined {
  const [first, second] = matches;
  if (first === undefined) return undefined;
  const lead = first.score - (second?.score ?? 0);
  // A short word is one letter from many others.
  const mayBeTypo = foldName(typed).length >= MIN_TYPO_LENGTH || first.folded.includes(foldName(typed));
  const isClear = GUESS_THRESHOLDS.some((least) => first.score >= least.score && lead >= least.lead);
  return mayBeTypo && isClear ? first : undefined;
}

/** For an empty text, only names that HPR lists. */
function suggestListed<T extends { readonly listed: boolean }>(names: NameIndex<T>, typed: string, limit: number): T[] {
  const isEmpty = typed.trim() === '';
  const found = isEmpty ? names.top(limit * 2) : values(names, typed, limit * 2);
  return found.filter(({ listed }) => listed || !isEmpty).slice(0, limit);
}

function values<T>(names: NameIndex<T>, typed: string, limit: number): T[] {
  return names.search(typed, limit).map(({ value }) => value);
}
