import type { ExplainedAnswer } from '../knowledge/episode-search.ts';
import type { Concept } from '../search/expansion/expanded-query.ts';
import { FIELDS } from '../search/index/fields.ts';
import type { ParsedQuery } from '../search/query-language/query.ts';
import type { Weighed } from '../search/ranking/first-stage.ts';
import { type Column, renderTable } from '../text/table.ts';
import { count, figure, NOTHING } from './units.ts';

const COLUMNS: readonly Column[] = [
  { title: 'concept', align: 'left' },
  { title: 'presence', align: 'left' },
  { title: 'fields', align: 'left' },
  { title: 'idf', align: 'right' },
  { title: 'use', align: 'left' },
  { title: 'form', align: 'left' },
  { title: 'kind', align: 'left' },
  { title: 'weight', align: 'right' },
  { title: 'shows', align: 'right' },
];

/** What was looked for in the index: each concept, and below it the forms that may stand for it. */
export function conceptTable({ question, weighed, parsed }: ExplainedAnswer): string {
  if (question === undefined) return 'Nothing was looked for in the texts.';
  const rows = question.concepts.flatMap((concept) =>
    conceptRows(
      concept,
      nameOf(concept, parsed),
      weighed.find((one) => one.concept === concept),
    ),
  );
  return renderTable(COLUMNS, rows);
}

/** What was typed for a concept: its form where that is a phrase or a joined word, else the word at its place. */
export function nameOf({ place, forms: [first] }: Concept, { clauses }: ParsedQuery): string {
  if (first?.kind === 'phrase') return `"${first.label}"`;
  if (first?.kind === 'compound') return first.label;
  return clauses.flatMap(({ words }) => words)[place]?.typed || first?.label || NOTHING;
}

function conceptRows({ presence, fields, forms }: Concept, name: string, weighed: Weighed | undefined): string[][] {
  const head = [
    name,
    presence,
    fields?.map((field) => FIELDS[field] ?? NOTHING).join(', ') ?? 'all',
    figure(forms.length === 0 ? undefined : weighed?.weight),
    use(forms.length, weighed),
  ];
  if (forms.length === 0) return [head];
  return forms.map(({ label, kind, weight }, index) => [
    ...(index === 0 ? head : head.map(() => '')),
    label,
    kind,
    weight.toFixed(2),
    weighed ? count(showsOf(weighed, index)) : NOTHING,
  ]);
}

function use(forms: number, weighed: Weighed | undefined): string {
  if (weighed === undefined) return 'excludes';
  if (forms === 0) return 'not in the corpus';
  if (weighed.dropped) return 'dropped, too common';
  return weighed.idf > 0 ? 'counts' : 'not in these fields';
}

/** Shows that have a form in the field where most have it. */
function showsOf({ occurrences }: Weighed, form: number): number {
  return (occurrences[form] ?? []).reduce((most, list) => Math.max(most, list ? list.to - list.from : 0), 0);
}
