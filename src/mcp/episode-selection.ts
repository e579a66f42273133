import type { EpisodeSelection } from '../knowledge/episode-filter.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { firstDay, lastDay, parseDate } from '../util/dates.ts';
import { ToolInputError } from './errors.ts';
import { hostById } from './hosts.ts';

/** Tags that a hint lists. */
const MOST_NAMED = 8;

/** The arguments of a tool that select episodes, as a model gives them. */
export interface SelectionArguments {
  readonly hostId?: number | undefined;
  readonly seriesId?: number | undefined;
  readonly tag?: string | undefined;
  readonly fromDate?: string | undefined;
  readonly toDate?: string | undefined;
}

/**
 * The selection that the arguments describe.
 * @throws {ToolInputError} for an unknown host, series or tag, and for a date that is none.
 */
export function selectionOf(
  knowledgeBase: KnowledgeBase,
  { hostId, seriesId, tag, fromDate, toDate }: SelectionArguments,
): EpisodeSelection {
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

function knownTag(knowledgeBase: KnowledgeBase, tag: string): string {
  const known = knowledgeBase.resolveTag(tag);
  if (known.kind === 'found' && !known.guessed) return known.value;
  const near = knowledgeBase.suggestTags(tag, MOST_NAMED);
  throw new ToolInputError(
    `No episode has the tag "${tag}". ${near.length > 0 ? `Tags near to it: ${near.map((one) => one.tag).join(', ')}. ` : ''}Put it into query instead to search for the word.`,
  );
}

function dateOf(parameter: string, typed: string): string {
  const date = parseDate(typed);
  if (date !== undefined) return date;
  throw new ToolInputError(
    `${parameter} "${typed}" is not a date. Write YYYY-MM-DD, YYYY-MM or YYYY, for example 2015-06-30.`,
  );
}
