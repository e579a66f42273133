import type { ExplainedSearch } from '../knowledge/episode-search.ts';
import { FIELDS } from '../search/index/fields.ts';
import { type PostingList, seek } from '../search/index/posting-list.ts';
import { type Column, renderTable } from '../text/table.ts';
import { nameOf } from './group-table.ts';
import { count } from './units.ts';

const COLUMNS: readonly Column[] = [
  { title: 'group', align: 'left' },
  { title: 'variant', align: 'left' },
  ...FIELDS.map((title): Column => ({ title, align: 'right' })),
];

/** How often each variant of each group occurs in each field of a document; empty when there are no groups. */
export function occurrencesTable({ groups, parsed }: ExplainedSearch, document: number): string {
  const rows = groups.flatMap(({ group, postingLists }) =>
    group.variants.map(({ label }, variant) => [
      variant === 0 ? nameOf(group, parsed) : '',
      label,
      ...FIELDS.map((_, field) => frequency(postingLists[variant]?.[field], document)),
    ]),
  );
  return rows.length === 0 ? '' : renderTable(COLUMNS, rows);
}

function frequency(list: PostingList | undefined, document: number): string {
  if (list === undefined) return '';
  const posting = seek(list.documents, list.from, list.to, document);
  if (posting === list.to || list.documents[posting] !== document) return '';
  return count((list.starts[posting + 1] as number) - (list.starts[posting] as number));
}
