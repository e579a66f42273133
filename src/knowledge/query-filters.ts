import type { Episode } from '../corpus/model.ts';
import { foldName } from '../search/analysis/fold-name.ts';
import { editDistance } from '../search/fuzzy/edit-distance.ts';
import type { NamedFilter, QueryFilters } from '../search/query-language/query.ts';
import { firstDay, lastDay } from '../util/dates.ts';
import type { NameDiagnostic, Resolution } from './answers.ts';
import type { Names } from './names.ts';

/** Which shows may answer a query: those that every part of it lets through. */
export interface EpisodeFilter {
  /** By one of these. */
  readonly hostIds?: readonly number[];
  readonly notHostIds: readonly number[];
  /** In one of these. */
  readonly seriesIds?: readonly number[];
  readonly notSeriesIds: readonly number[];
  /** With a tag out of each of these groups, compared without case. */
  readonly tags: readonly (readonly string[])[];
  readonly notTags: readonly string[];
  /** First and last day, `YYYY-MM-DD`, both included. */
  readonly from?: string;
  readonly to?: string;
}

export interface ResolvedFilters {
  readonly filter: EpisodeFilter;
  readonly diagnostics: readonly NameDiagnostic[];
}

const MOST_NEAR = 3;

/** Finds what the names in a query stand for. Never fails: a name that stands for nothing is left out, with a diagnostic. */
export function resolveFilters(filters: QueryFilters, names: Names): ResolvedFilters {
  const diagnostics: NameDiagnostic[] = [];
  const take = <T>(typed: readonly NamedFilter[], kind: Kind<T>): Taken<T>[] =>
    typed.map((named) => {
      const { values, diagnostic } = takeNamed(named, kind);
      if (diagnostic) diagnostics.push(diagnostic);
      return { values, exclude: named.exclude };
    });
  const hosts = take(filters.hosts, {
    of: 'host',
    resolve: (typed) => names.host(typed),
    nameOf: ({ name }) => name,
  });
  const series = take(filters.series, {
    of: 'series',
    resolve: (typed) => names.seriesOf(typed),
    nameOf: ({ name }) => name,
  });
  const tags = take(filters.tags, { of: 'tag', resolve: (typed) => names.tag(typed), nameOf: (tag) => tag });
  const hostIds = idsOf(hosts, false);
  const seriesIds = idsOf(series, false);
  const filter: EpisodeFilter = {
    ...(hostIds.length > 0 && { hostIds }),
    notHostIds: idsOf(hosts, true),
    ...(seriesIds.length > 0 && { seriesIds }),
    notSeriesIds: idsOf(series, true),
    // A show has many tags, so each that is asked for narrows; it has one host, so a second one widens.
    tags: tags.filter(({ exclude, values }) => !exclude && values.length > 0).map(({ values }) => values),
    notTags: tags.filter(({ exclude }) => exclude).flatMap(({ values }) => values),
    ...(filters.from !== undefined && { from: firstDay(filters.from) }),
    ...(filters.to !== undefined && { to: lastDay(filters.to) }),
  };
  return { filter, diagnostics };
}

/** Whether the filter lets a show through. One without a date passes no bound of time. */
export function accepts(filter: EpisodeFilter, { hostId, seriesId, tags, date }: Episode): boolean {
  const { hostIds, notHostIds, seriesIds, notSeriesIds, from, to } = filter;
  const has = (wanted: readonly string[]): boolean =>
    wanted.some((tag) => tags.some((known) => known.toLowerCase() === tag.toLowerCase()));
  return (
    isOneOf(hostIds, hostId) &&
    isOneOf(seriesIds, seriesId) &&
    !(hostId !== undefined && notHostIds.includes(hostId)) &&
    !(seriesId !== undefined && notSeriesIds.includes(seriesId)) &&
    filter.tags.every(has) &&
    !has(filter.notTags) &&
    (from === undefined || (date !== undefined && date >= from)) &&
    (to === undefined || (date !== undefined && date <= to))
  );
}

function isOneOf(wanted: readonly number[] | undefined, id: number | undefined): boolean {
  return wanted === undefined || (id !== undefined && wanted.includes(id));
}

interface Kind<T> {
  readonly of: NameDiagnostic['of'];
  readonly resolve: (typed: string) => Resolution<T>;
  readonly nameOf: (value: T) => string;
}

interface Taken<T> {
  readonly values: readonly T[];
  readonly exclude: boolean;
}

function takeNamed<T>(
  { typed, exclude }: NamedFilter,
  { of, resolve, nameOf }: Kind<T>,
): { readonly values: readonly T[]; readonly diagnostic?: NameDiagnostic } {
  const found = resolve(typed);
  const diagnostic = (kind: NameDiagnostic['kind'], values: readonly T[]): NameDiagnostic => ({
    kind,
    of,
    typed,
    exclude,
    names: values.map(nameOf),
  });
  if (found.kind === 'found') {
    const values = [found.value];
    return found.guessed ? { values, diagnostic: diagnostic('guessed-name', values) } : { values };
  }
  const near = found.values.map((value) => ({ value, name: foldName(nameOf(value)) }));
  const called = withWords(foldName(typed), near);
  if (called.length > 1) return { values: called, diagnostic: diagnostic('several-names', called) };
  const guess = called.length === 1 ? called : misspelt(foldName(typed), near);
  return guess.length === 1
    ? { values: guess, diagnostic: diagnostic('guessed-name', guess) }
    : { values: [], diagnostic: diagnostic('unknown-name', found.values.slice(0, MOST_NEAR)) };
}

interface Near<T> {
  readonly value: T;
  /** Folded. */
  readonly name: string;
}

/** Those that have what was typed for words of theirs, or else those with a word that starts like that. */
function withWords<T>(typed: string, near: readonly Near<T>[]): readonly T[] {
  if (typed === '') return [];
  const whole = near.filter(({ name }) => ` ${name} `.includes(` ${typed} `));
  const called = whole.length > 0 ? whole : near.filter(({ name }) => ` ${name}`.includes(` ${typed}`));
  return called.map(({ value }) => value);
}

/** Those of which the whole name is what was typed but for a slip of the finger, or two in a longer one. */
function misspelt<T>(typed: string, near: readonly Near<T>[]): readonly T[] {
  const edits = typed.length >= 7 ? 2 : typed.length >= 4 ? 1 : 0;
  const called = near.filter(({ name }) => editDistance(typed, name, edits) <= edits);
  return called.map(({ value }) => value);
}

function idsOf(taken: readonly Taken<{ readonly id: number }>[], exclude: boolean): readonly number[] {
  return taken.filter((one) => one.exclude === exclude).flatMap(({ values }) => values.map(({ id }) => id));
}
