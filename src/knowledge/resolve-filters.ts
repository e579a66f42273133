import { foldName } from '../search/analysis/fold-name.ts';
import { editDistance } from '../search/fuzzy/edit-distance.ts';
import type { NamedFilter, QueryFilters } from '../search/query-language/query.ts';
import { firstDay, lastDay } from '../util/dates.ts';
import type { NameDiagnostic, Resolution } from './answers.ts';
import type { EpisodeFilter } from './episode-filter.ts';
import type { Names } from './names.ts';

export interface ResolvedFilters {
  readonly filter: EpisodeFilter;
  readonly diagnostics: readonly NameDiagnostic[];
}

/** Suggestions for an unknown name. */
const MAX_SUGGESTIONS = 3;

/** Resolves the names in a query's filters. Never fails: an unknown name is ignored and reported as a diagnostic. */
export function resolveFilters(filters: QueryFilters, names: Names): ResolvedFilters {
  const diagnostics: NameDiagnostic[] = [];
  const resolveAll = <T>(typed: readonly NamedFilter[], kind: NameKind<T>): ResolvedName<T>[] =>
    typed.map((named) => {
      const { values, diagnostic } = resolveName(named, kind);
      if (diagnostic) diagnostics.push(diagnostic);
      return { values, exclude: named.exclude };
    });
  const hosts = resolveAll(filters.hosts, {
    of: 'host',
    resolve: (typed) => names.resolveHost(typed),
    nameOf: ({ name }) => name,
  });
  const series = resolveAll(filters.series, {
    of: 'series',
    resolve: (typed) => names.resolveSeries(typed),
    nameOf: ({ name }) => name,
  });
  const tags = resolveAll(filters.tags, {
    of: 'tag',
    resolve: (typed) => names.resolveTag(typed),
    nameOf: (tag) => tag,
  });
  const hostIds = idsOf(hosts, false);
  const seriesIds = idsOf(series, false);
  const filter: EpisodeFilter = {
    ...(hostIds.length > 0 && { hostIds }),
    notHostIds: idsOf(hosts, true),
    ...(seriesIds.length > 0 && { seriesIds }),
    notSeriesIds: idsOf(series, true),
    // A show has many tags, so a second one narrows; it has one host, so a second one widens.
    tags: tags.filter(({ exclude, values }) => !exclude && values.length > 0).map(({ values }) => values),
    notTags: tags.filter(({ exclude }) => exclude).flatMap(({ values }) => values),
    ...(filters.from !== undefined && { from: firstDay(filters.from) }),
    ...(filters.to !== undefined && { to: lastDay(filters.to) }),
  };
  return { filter, diagnostics };
}

interface NameKind<T> {
  readonly of: NameDiagnostic['of'];
  readonly resolve: (typed: string) => Resolution<T>;
  readonly nameOf: (value: T) => string;
}

interface ResolvedName<T> {
  readonly values: readonly T[];
  readonly exclude: boolean;
}

function resolveName<T>(
  { typed, exclude }: NamedFilter,
  { of, resolve, nameOf }: NameKind<T>,
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
  const withTyped = withWords(foldName(typed), near);
  if (withTyped.length > 1) return { values: withTyped, diagnostic: diagnostic('several-names', withTyped) };
  const guess = withTyped.length === 1 ? withTyped : misspelt(foldName(typed), near);
  return guess.length === 1
    ? { values: guess, diagnostic: diagnostic('guessed-name', guess) }
    : { values: [], diagnostic: diagnostic('unknown-name', found.values.slice(0, MAX_SUGGESTIONS)) };
}

interface NearName<T> {
  readonly value: T;
  /** Folded. */
  readonly name: string;
}

/** Those that contain the typed text as whole words; if there are none, those with a word that starts with it. */
function withWords<T>(typed: string, near: readonly NearName<T>[]): readonly T[] {
  if (typed === '') return [];
  const whole = near.filter(({ name }) => ` ${name} `.includes(` ${typed} `));
  const found = whole.length > 0 ? whole : near.filter(({ name }) => ` ${name}`.includes(` ${typed}`));
  return found.map(({ value }) => value);
}

/**
 * Those whose whole name is one typo away from the typed text, or two for a long name. A short word has too many
 * neighbours.
 */
function misspelt<T>(typed: string, near: readonly NearName<T>[]): readonly T[] {
  const edits = typed.length >= 7 ? 2 : typed.length >= 5 ? 1 : 0;
  return near.filter(({ name }) => editDistance(typed, name, edits) <= edits).map(({ value }) => value);
}

function idsOf(names: readonly ResolvedName<{ readonly id: number }>[], exclude: boolean): readonly number[] {
  return names.filter((one) => one.exclude === exclude).flatMap(({ values }) => values.map(({ id }) => id));
}
