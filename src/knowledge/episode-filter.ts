import type { Episode } from '../corpus/model.ts';
import { hasTagKey, tagKey } from './tag-key.ts';

/** The id that HPR gives to shows of no series. */
const NO_SERIES = 0;

/** Which shows may be results: those that meet every condition. */
export interface EpisodeFilter {
  /** By one of these hosts. */
  readonly hostIds?: readonly number[];
  readonly notHostIds: readonly number[];
  /** In one of these series. */
  readonly seriesIds?: readonly number[];
  readonly notSeriesIds: readonly number[];
  /** With a tag of each of these groups, in any spelling. */
  readonly tags: readonly (readonly string[])[];
  readonly notTags: readonly string[];
  /** First and last day, `YYYY-MM-DD`, both inclusive. */
  readonly from?: string;
  readonly to?: string;
}

/** The filters that a front end can set on a list of shows. */
export interface EpisodeSelection {
  readonly hostId?: number;
  readonly seriesId?: number;
  /** In any spelling. */
  readonly tag?: string;
  /** First and last day, `YYYY-MM-DD`, both inclusive. */
  readonly from?: string;
  readonly to?: string;
}

export type EpisodePredicate = (episode: Episode) => boolean;

/** A selection of which any part may be undefined. */
type PartialSelection = { readonly [Part in keyof EpisodeSelection]?: EpisodeSelection[Part] | undefined };

/** A selection as a filter. */
export function filterOf({ hostId, seriesId, tag, from, to }: PartialSelection): EpisodeFilter {
  return {
    ...(hostId !== undefined && { hostIds: [hostId] }),
    notHostIds: [],
    ...(seriesId !== undefined && { seriesIds: [seriesId] }),
    notSeriesIds: [],
    tags: tag === undefined ? [] : [[tag]],
    notTags: [],
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

/** Whether a show meets all conditions. A show without a date is outside of every range of dates. */
export function accepts(filter: EpisodeFilter, { hostId, seriesId, tags, date }: Episode): boolean {
  const { hostIds, notHostIds, seriesIds, notSeriesIds, from, to } = filter;
  const hasOneOf = (wanted: readonly string[]): boolean =>
    wanted.some((tag) => {
      const key = tagKey(tag);
      return tags.some((known) => hasTagKey(known, key));
    });
  return (
    isOneOf(hostIds, hostId) &&
    isOneOf(seriesIds, seriesId ?? NO_SERIES) &&
    !(hostId !== undefined && notHostIds.includes(hostId)) &&
    !(seriesId !== undefined && notSeriesIds.includes(seriesId)) &&
    filter.tags.every(hasOneOf) &&
    !hasOneOf(filter.notTags) &&
    (from === undefined || (date !== undefined && date >= from)) &&
    (to === undefined || (date !== undefined && date <= to))
  );
}

/** The shows that meet all of several filters; undefined when those are all shows. */
export function predicateOf(filters: readonly EpisodeFilter[]): EpisodePredicate | undefined {
  const narrowing = filters.filter((filter) => !acceptsAll(filter));
  return narrowing.length === 0 ? undefined : (episode) => narrowing.every((filter) => accepts(filter, episode));
}

function acceptsAll(filter: EpisodeFilter): boolean {
  return Object.values(filter).every((condition) => Array.isArray(condition) && condition.length === 0);
}

function isOneOf(wanted: readonly number[] | undefined, id: number | undefined): boolean {
  return wanted === undefined || (id !== undefined && wanted.includes(id));
}
