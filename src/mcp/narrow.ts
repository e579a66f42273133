import type { Episode, Host } from '../corpus/model.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { firstDay, lastDay, parseDate } from '../util/dates.ts';
import { ToolInputError } from './tool-input-error.ts';

const MOST_NAMED = 8;

/** Which episodes are meant. */
export interface Narrowing {
  readonly hostId?: number | undefined;
  readonly seriesId?: number | undefined;
  readonly tag?: string | undefined;
  readonly fromDate?: string | undefined;
  readonly toDate?: string | undefined;
}

/** The same, checked: what a search of the knowledge base takes. */
export interface Narrowed {
  readonly hostId?: number;
  readonly seriesId?: number;
  readonly tag?: string;
  readonly from?: string;
  readonly to?: string;
}

/** @throws {ToolInputError} for a host, a series, a tag or a date that is none. */
export function narrow(knowledgeBase: KnowledgeBase, { hostId, seriesId, tag, fromDate, toDate }: Narrowing): Narrowed {
  if (hostId !== undefined) hostById(knowledgeBase, hostId);
  if (seriesId !== undefined && seriesId !== 0 && !knowledgeBase.seriesById(seriesId)) {
    throw new ToolInputError(
      `There is no series ${seriesId}. get_series_info finds one by seriesName; hpr://series/all lists them.`,
    );
  }
  const from = fromDate === undefined ? undefined : firstDay(dateOf('fromDate', fromDate));
  const to = toDate === undefined ? undefined : lastDay(dateOf('toDate', toDate));
  if (from !== undefined && to !== undefined && from > to) {
    throw new ToolInputError(`fromDate ${from} is after toDate ${to}, so no episode can match. Swap them or drop one.`);
  }
  return {
    ...(hostId !== undefined && { hostId }),
    ...(seriesId !== undefined && { seriesId }),
    ...(tag !== undefined && { tag: knownTag(knowledgeBase, tag) }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

/** Whether an episode is among those that are meant. */
export function isWithin({ hostId, seriesId, tag, from, to }: Narrowed): (episode: Episode) => boolean {
  const wantedTag = tag?.toLowerCase();
  return (episode) =>
    (hostId === undefined || episode.hostId === hostId) &&
    (seriesId === undefined || (episode.seriesId ?? 0) === seriesId) &&
    (wantedTag === undefined || episode.tags.some((known) => known.toLowerCase() === wantedTag)) &&
    (from === undefined || (episode.date !== undefined && episode.date >= from)) &&
    (to === undefined || (episode.date !== undefined && episode.date <= to));
}

export function hostById(knowledgeBase: KnowledgeBase, id: number): Host {
  const host = knowledgeBase.host(id);
  if (host) return host;
  throw new ToolInputError(`There is no host ${id}. get_host_info finds one by hostName; hpr://hosts/all lists them.`);
}

/**
 * The hosts that a name may mean: the one with just this name, else all whose names contain it, else the one that it is
 * nearest to.
 * @throws {ToolInputError} when there is none, naming the nearest.
 */
export function hostsNamed(knowledgeBase: KnowledgeBase, name: string): { hosts: readonly Host[]; guessed: boolean } {
  const typed = name.trim().toLowerCase();
  const known = knowledgeBase.resolveHost(name);
  if (known.kind === 'found' && !known.guessed) return { hosts: [known.value], guessed: false };
  const exact = knowledgeBase.hosts.filter((host) => host.name.toLowerCase() === typed);
  if (exact.length > 0) return { hosts: exact, guessed: false };
  const containing = typed === '' ? [] : knowledgeBase.hosts.filter((host) => host.name.toLowerCase().includes(typed));
  if (containing.length > 0) return { hosts: containing, guessed: false };
  if (known.kind === 'found') return { hosts: [known.value], guessed: true };
  const nearest = known.values.slice(0, MOST_NAMED).map((host) => `${host.name} (hostId ${host.id})`);
  throw new ToolInputError(
    nearest.length > 0
      ? `No host is called "${name}". The nearest names: ${nearest.join(', ')}.`
      : `No host is called "${name}", and no name is near to it. hpr://hosts/all lists all hosts.`,
  );
}

function knownTag(knowledgeBase: KnowledgeBase, tag: string): string {
  const wanted = tag.trim().toLowerCase();
  const used = knowledgeBase.episodes.some(({ tags }) => tags.some((known) => known.toLowerCase() === wanted));
  if (used) return tag.trim();
  const near = knowledgeBase.suggestTags(tag, MOST_NAMED);
  throw new ToolInputError(
    `No episode has the tag "${tag}". ${near.length > 0 ? `Tags near to it: ${near.join(', ')}. ` : ''}Put it into query instead to search for the word.`,
  );
}

function dateOf(parameter: string, typed: string): string {
  const date = parseDate(typed);
  if (date !== undefined) return date;
  throw new ToolInputError(
    `${parameter} "${typed}" is not a date. Write YYYY-MM-DD, YYYY-MM or YYYY, for example 2015-06-30.`,
  );
}
