import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { date } from '../../text/format.ts';
import type { Filters } from '../route.ts';
import { code } from '../text/markdown.ts';
import { shownName } from './parts.ts';

/** `by deepgeek, in Linux in the Shell, tagged `xen`, from 2008 to Jun 2015`. Empty without filters. */
export function filtersInWords(
  knowledgeBase: KnowledgeBase,
  {
    hostId,
    seriesId,
    tag,
    from,
    to,
  }: Filters & { readonly from?: string | undefined; readonly to?: string | undefined },
): string {
  const host = hostId === undefined ? undefined : knowledgeBase.host(hostId);
  const series = seriesId === undefined ? undefined : knowledgeBase.seriesById(seriesId);
  const words = [
    host && `by ${shownName(host)}`,
    series && `in ${shownName(series)}`,
    tag && `tagged ${code(tag)}`,
    datesInWords(from, to),
  ];
  return words.filter((word) => word).join(', ');
}

function datesInWords(from: string | undefined, to: string | undefined): string {
  if (from !== undefined && to !== undefined) {
    return from === to ? `of ${date(from)}` : `from ${date(from)} to ${date(to)}`;
  }
  if (from !== undefined) return `since ${date(from)}`;
  return to === undefined ? '' : `until ${date(to)}`;
}
