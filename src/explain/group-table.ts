import type { ExplainedSearch } from '../knowledge/episode-search.ts';
import type { TermGroup } from '../search/expansion/expanded-query.ts';
import { FIELDS } from '../search/index/fields.ts';
import type { ParsedQuery } from '../search/query-language/query.ts';
import type { WeightedTermGroup } from '../search/ranking/weighted-term-group.ts';
import { type Column, renderTable } from '../text/table.ts';
import { count, figure, NOTHING } from './units.ts';

const COLUMNS: readonly Column[] = [
  { title: 'group', align: 'left' },
  { title: 'presence', align: 'left' },
  { title: 'fields', align: 'left' },
  { title: 'idf', align: 'right' },
  { title: 'use', align: 'left' },
  { title: 'variant', align: 'left' },
  { title: 'kind', align: 'left' },
  { title: 'weight', align: 'right' },
  { title: 'shows', align: 'right' },
];

/** The term groups of a query, each with its variants. */
export function groupTable({ query, groups, parsed }: ExplainedSearch): string {
  if (query === undefined) return 'The index was not searched.';
  const rows = query.groups.flatMap((group) =>
    groupRows(
      group,
      nameOf(group, parsed),
      groups.find((one) => one.group === group),
    ),
  );
  return renderTable(COLUMNS, rows);
}

/** What was typed for a group: the label of a phrase or compound, otherwise the word at its position. */
export function nameOf({ position, variants: [first] }: TermGroup, { clauses }: ParsedQuery): string {
  if (first?.kind === 'phrase') return `"${first.label}"`;
  if (first?.kind === 'compound') return first.label;
  return clauses.flatMap(({ words }) => words)[position]?.typed || first?.label || NOTHING;
}

function groupRows(
  { presence, fields, variants }: TermGroup,
  name: string,
  weighted: WeightedTermGroup | undefined,
): string[][] {
  const head = [
    name,
    presence,
    fields?.map((field) => FIELDS[field] ?? NOTHING).join(', ') ?? 'all',
    figure(variants.length === 0 ? undefined : weighted?.weight),
    use(variants.length, weighted),
  ];
  if (variants.length === 0) return [head];
  return variants.map(({ label, kind, weight }, index) => [
    ...(index === 0 ? head : head.map(() => '')),
    label,
    kind,
    weight.toFixed(2),
    weighted ? count(showsOf(weighted, index)) : NOTHING,
  ]);
}

function use(variants: number, weighted: WeightedTermGroup | undefined): string {
  if (weighted === undefined) return 'excludes';
  if (variants === 0) return 'not in the corpus';
  if (weighted.dropped) return 'dropped, too common';
  return weighted.idf > 0 ? 'counts' : 'not in these fields';
}

/** The shows that have a variant, in the field where most have it. */
function showsOf({ postingLists }: WeightedTermGroup, variant: number): number {
  return (postingLists[variant] ?? []).reduce((most, list) => Math.max(most, list ? list.to - list.from : 0), 0);
}
