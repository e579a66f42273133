import { date } from '../../text/format.ts';
import type { NamedFilters } from '../fetch/filters.ts';
import { code } from '../text/markdown.ts';
import { displayName } from './embed.ts';

/** `by deepgeek, in Linux in the Shell, tagged `xen`, from 2008 to Jun 2015`. Empty without filters. */
export function filtersInWords({ host, series, tag, from, to }: NamedFilters): string {
  const words = [
    host && `by ${displayName(host)}`,
    series && `in ${displayName(series)}`,
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
