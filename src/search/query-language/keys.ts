import { FIELDS } from '../index/fields.ts';
import type { QueryField } from './query.ts';

/** What a key, the word before a colon, asks for. */
export type Key =
  | { readonly kind: 'name'; readonly filter: 'hosts' | 'series' | 'tags' }
  | { readonly kind: 'date'; readonly bound: 'from' | 'before' | 'to' | 'period' }
  | { readonly kind: 'field'; readonly field: QueryField }
  | { readonly kind: 'in' };

/** Every field that a query may name. */
export const QUERY_FIELDS: readonly QueryField[] = FIELDS;

const host: Key = { kind: 'name', filter: 'hosts' };
const series: Key = { kind: 'name', filter: 'series' };
const tag: Key = { kind: 'name', filter: 'tags' };
const from: Key = { kind: 'date', bound: 'from' };
const to: Key = { kind: 'date', bound: 'to' };
const period: Key = { kind: 'date', bound: 'period' };
const inField = (field: QueryField): Key => ({ kind: 'field', field });

/**
 * All keys, with the synonyms that people guess. As in other search boxes, a date stands for its first day: `after:2015` starts
 * on the first day of 2015, and `before:2015` ends on the day before.
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

/** The fields by name, and by other names that people use for them. */
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

/** Keys that are often followed by a colon in prose ("the bash series: arrays"). */
const PROSE_KEYS = [
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

/** Whether a key with a space after its colon and a word before it is an ordinary word. */
export function isProseKey(key: string): boolean {
  return PROSE_KEYS.includes(key.toLowerCase());
}

/** The meaning of a key, in any case; undefined for any other word. */
export function keyOf(typed: string): Key | undefined {
  return KEYS.get(typed.toLowerCase());
}

/** The field with a name, in any case, with or without spaces and hyphens. */
export function fieldNamed(typed: string): QueryField | undefined {
  return FIELD_NAMES.get(typed.toLowerCase().replace(/[\s_-]+/g, ''));
}
