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
  { title: 'form', align: 'left' },
  { title: 'kind', align: 'left' },
  { title: 'weight', align: 'right' },
  { title: 'shows', align: 'right' },
];

/** What was looked for in the index: each group, and below it the variants that may stand for it. */
export function groupTable({ query, groups, parsed }: ExplainedSearch): string {
  if (query === undefined) return 'Nothing was looked for in the texts.';
  const rows = query.groups.flatMap((group) =>
    conceptRows(
      group,
      nameOf(group, parsed),
      groups.find((one) => one.group === group),
    ),
  );
  return renderTable(COLUMNS, rows);
}

/** What was typed for a group: its variant where that is a phrase or a joined word, else the word at its place. */
export function nameOf({ position, variants: [first] }: TermGroup, { clauses }: ParsedQuery): string {
  if (first?.kind === 'phrase') return `"${first.label}"`;
  if (first?.kind === 'compound') return first.label;
  return clauses.flatMap(({ words }) => words)[position]?.typed || first?.label || NOTHING;
}

function conceptRows(
  { presence, fields, variants }: TermGroup,
  name: string,
  weighed: WeightedTermGroup | undefined,
): string[][] {
  const head = [
    name,
    presence,
    fields?.map((field) => FIELDS[field] ?? NOTHING).join(', ') ?? 'all',
    figure(variants.length === 0 ? undefined : weighed?.weight),
    use(variants.length, weighed),
  ];
  if (variants.length === 0) return [head];
  return variants.map(({ label, kind, weight }, index) => [
    ...(index === 0 ? head : head.map(() => '')),
    label,
    kind,
    weight.toFixed(2),
    weighed ? count(showsOf(weighed, index)) : NOTHING,
  ]);
}

function use(variants: number, weighed: WeightedTermGroup | undefined): string {
  if (weighed === undefined) return 'excludes';
  if (variants === 0) return 'not in the corpus';
  if (weighed.dropped) return 'dropped, too common';
  return weighed.idf > 0 ? 'counts' : 'not in these fields';
}

/** Shows that have a variant in the field where most have it. */
function showsOf({ postingLists }: WeightedTermGroup, variant: number): number {
  return (postingLists[variant] ?? []).reduce((most, list) => Math.max(most, list ? list.to - list.from : 0), 0);
}
