import type { Facet } from '../../knowledge/knowledge-base.ts';
import { count, plural } from '../../text/format.ts';
import type { Menu, Row } from '../controls.ts';
import { nameOf } from './embed.ts';

/** A menu that keeps the results of a year, a host or a series; no row when they share nothing. */
export function narrowMenu(facets: readonly Facet[]): readonly Row[] {
  if (facets.length === 0) return [];
  const menu: Menu = {
    kind: 'menu',
    action: 'narrow',
    placeholder: `Narrow: ${examples(facets)}`,
    options: facets.map((facet) => ({
      label: labelOf(facet),
      description: `${KINDS[facet.of]} · ${plural(facet.episodes, 'episode')}`,
      value: filterValue(facet),
    })),
  };
  return [[menu]];
}

const KINDS = { year: 'Year', host: 'Host', series: 'Series' } as const;

/** The most frequent of each kind: `2015 (12) · Dave Morriss (8)`. */
function examples(facets: readonly Facet[]): string {
  const first = (['year', 'host', 'series'] as const).flatMap((of) => facets.find((facet) => facet.of === of) ?? []);
  return first.map((facet) => `${labelOf(facet)} (${count(facet.episodes)})`).join(' · ');
}

function labelOf(facet: Facet): string {
  if (facet.of === 'year') return String(facet.year);
  return nameOf(facet.of === 'host' ? facet.host : facet.series);
}

function filterValue(facet: Facet): string {
  if (facet.of === 'year') return `year-${facet.year}`;
  return facet.of === 'host' ? `host-${facet.host.id}` : `series-${facet.series.id}`;
}
