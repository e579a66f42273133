import { type Period, parseDate, parsePeriod, previous } from '../../util/dates.ts';
import type { Diagnostic } from './diagnostics.ts';
import { fieldNamed, type Key, keyOf } from './keys.ts';
import type { QueryToken } from './lexer.ts';
import { head, LONGEST_NAME } from './limits.ts';
import type { QueryField } from './query.ts';
import { saysSomething, withoutPunctuation } from './words.ts';

/** What one piece of a query asks for, whatever stands around it. */
export type TokenMeaning =
  | {
      readonly kind: 'words';
      readonly texts: readonly Text[];
      readonly field?: QueryField;
      readonly diagnostic?: Diagnostic;
    }
  | { readonly kind: 'names'; readonly filter: 'hosts' | 'series' | 'tags'; readonly names: readonly string[] }
  | { readonly kind: 'dates'; readonly period: Period; readonly typed: string }
  | { readonly kind: 'fields'; readonly fields: readonly QueryField[]; readonly typed: string }
  | { readonly kind: 'nothing'; readonly key: string; readonly typed: string };

/** A word, or in quotes several. */
export interface Text {
  readonly value: string;
  readonly quoted: boolean;
}

/** Reads a piece as its key says; as words where that cannot be. */
export function interpretToken(piece: QueryToken): TokenMeaning {
  const { key: word = '', value, quoted } = piece;
  const key = keyOf(word);
  if (key === undefined) return { kind: 'words', texts: [{ value, quoted }] };
  if (value === '') return { kind: 'nothing', key: word, typed: typedOf(piece) };
  switch (key.kind) {
    case 'field':
      return { kind: 'words', texts: [{ value, quoted }], field: key.field };
    case 'name':
      return { kind: 'names', filter: key.filter, names: namesIn(piece) };
    case 'date': {
      const period = periodOf(key.bound, piece);
      return period ? { kind: 'dates', period, typed: typedOf(piece) } : misused(piece, 'unreadable-date');
    }
    case 'in':
      return placeOf(piece);
  }
}

/** `in:notes`, `in:title,notes`; also `in:2015`. */
function placeOf(piece: QueryToken): TokenMeaning {
  const typed = typedOf(piece);
  const fields = namesIn(piece).map(fieldNamed);
  if (fields.every((field) => field !== undefined)) return { kind: 'fields', fields, typed };
  const period = periodOf('period', piece);
  return period ? { kind: 'dates', period, typed } : misused(piece, 'unknown-field');
}

function periodOf(bound: (Key & { kind: 'date' })['bound'], piece: QueryToken): Period | undefined {
  const typed = textOf(piece);
  if (bound === 'period') return parsePeriod(typed);
  const date = parseDate(typed);
  if (date === undefined) return undefined;
  if (bound === 'from') return { from: date };
  const to = bound === 'to' ? date : previous(date);
  return to === undefined ? undefined : { to };
}

/** With a space behind its colon it was a sentence ("to: the one who"), and nothing is wrong with that. */
function misused({ key = '', spaced, ...piece }: QueryToken, kind: 'unreadable-date' | 'unknown-field'): TokenMeaning {
  const { value, quoted } = piece;
  if (spaced)
    return {
      kind: 'words',
      texts: [
        { value: key, quoted: false },
        { value, quoted },
      ],
    };
  return { kind: 'words', texts: [{ value, quoted }], diagnostic: { kind, typed: typedOf({ key, spaced, ...piece }) } };
}

/** One name in quotes, else names with commas between them. */
function namesIn(piece: QueryToken): readonly string[] {
  if (piece.quoted) return [textOf(piece)];
  const names = head(piece.value, LONGEST_NAME).split(',').map(withoutPunctuation).filter(saysSomething);
  return names.length > 0 ? names : [textOf(piece)];
}

function textOf({ value, quoted }: QueryToken): string {
  return quoted ? head(value.replace(/\s+/g, ' ').trim(), LONGEST_NAME) : withoutPunctuation(value);
}

/** The piece as it was typed, in short. */
export function typedOf({ sign, key, value, quoted }: QueryToken): string {
  const quote = quoted ? '"' : '';
  return head(`${sign}${key === undefined ? '' : `${key}:`}${quote}${value}${quote}`, LONGEST_NAME);
}
