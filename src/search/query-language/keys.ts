import { FIELDS } from '../index/fields.ts';
import type { QueryField } from './query.ts';

/** What a word before a colon asks for. */
export type Key =
  | { readonly kind: 'name'; readonly filter: 'hosts' | 'series' | 'tags' }
  | { readonly kind: 'date'; readonly bound: 'from' | 'before' | 'to' | 'period' }
  | { readonly kind: 'field'; readonly field: QueryField }
  | { readonly kind: 'in' };

/** Every field that a query may name. */
export const QUERY_FIELDS: readonly QueryField[] = [...new Set<QueryField>([...FIELDS, 'comments'])];

const host: Key = { kind: 'name', filter: 'hosts' };
const series: Key = { kind: 'name', filter: 'series' };
const tag: Key = { kind: 'name', filter: 'tags' };
const from: Key = { kind: 'date', bound: 'from' };
const to: Key = { kind: 'date', bound: 'to' };
const period: Key = { kind: 'date', bound: 'period' };
const inField = (field: QueryField): Key => ({ kind: 'field', field });

/**
 * The words that mean something before a colon, as people guess them. A date stands for where it begins, as in other
 * search boxes: `after:2015` starts on the first day of 2015, `before:2015` ends on the day before that.
 */
const KEYS: ReadonlyMap<string, Key> = new Map([
  ['host', host],
  ['by', host],
  ['author', host],
  ['series', series],
  ['tag', tag],
  ['tags', tag],
  ['after', from],
  ['since', from],
  ['from', from],
  ['before', { kind: 'date', bound: 'before' }],
  ['until', to],
  ['till', to],
  ['to', to],
  ['year', period],
  ['date', period],
  ['title', inField('title')],
  ['intitle', inField('title')],
  ['summary', inField('summary')],
  ['notes', inField('notes')],
  ['shownotes', inField('notes')],
  ['comment', inField('comments')],
  ['comments', inField('comments')],
  ['transcript', inField('transcript')],
  ['speech', inField('transcript')],
  ['in', { kind: 'in' }],
]);

/** What people call the fields, beside their names. */
const FIELD_NAMES: ReadonlyMap<string, QueryField> = new Map([
  ...QUERY_FIELDS.map((field) => [field, field] as const),
  ['titles', 'title'],
  ['name', 'title'],
  ['description', 'summary'],
  ['tag', 'tags'],
  ['keywords', 'tags'],
  ['note', 'notes'],
  ['shownotes', 'notes'],
  ['hosts', 'host'],
  ['author', 'host'],
  ['comment', 'comments'],
  ['transcripts', 'transcript'],
  ['show', 'transcript'],
  ['shows', 'transcript'],
  ['episode', 'transcript'],
  ['speech', 'transcript'],
  ['audio', 'transcript'],
  ['spoken', 'transcript'],
]);

/** Keys that stand before a colon in many a sentence ("the bash series: arrays"). */
const IN_SENTENCES = [
  'author',
  'series',
  'date',
  'title',
  'summary',
  'notes',
  'comment',
  'comments',
  'transcript',
  'speech',
];

/** Whether a key with a space behind its colon and a word before it is just one more word. */
export function isSentenceWord(key: string): boolean {
  return IN_SENTENCES.includes(key.toLowerCase());
}

export function keyOf(typed: string): Key | undefined {
  return KEYS.get(typed.toLowerCase());
}

/** The field of that name, written in any case, with a space, a hyphen or without. */
export function fieldNamed(typed: string): QueryField | undefined {
  return FIELD_NAMES.get(typed.toLowerCase().replace(/[\s_-]+/g, ''));
}
