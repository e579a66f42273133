import { type Period, parseDate, parsePeriod, previous } from '../../util/dates.ts';
import type { Diagnostic } from './diagnostics.ts';
import { fieldNamed, type Key, keyOf } from './keys.ts';
import type { QueryToken } from './lexer.ts';
import { head, MAX_NAME_LENGTH } from './limits.ts';
import type { QueryField } from './query.ts';
import { hasLetterOrDigit, withoutPunctuation } from './words.ts';

/** What a token asks for, regardless of the tokens around it. */
export type TokenMeaning =
  | {
      readonly kind: 'words';
      readonly texts: readonly QueryText[];
      readonly field?: QueryField;
      readonly diagnostic?: Diagnostic;
    }
  | { readonly kind: 'names'; readonly filter: 'hosts' | 'series' | 'tags'; readonly names: readonly string[] }
  | { readonly kind: 'dates'; readonly period: Period; readonly typed: string }
  | { readonly kind: 'fields'; readonly fields: readonly QueryField[]; readonly typed: string }
  | { readonly kind: 'nothing'; readonly key: string; readonly typed: string };

/** A word, or several in quotes. */
export interface QueryText {
  readonly value: string;
  readonly quoted: boolean;
}

/** Interprets a token by its key; as words if that is not possible. */
export function interpretToken(token: QueryToken): TokenMeaning {
  const { key: word = '', value, quoted } = token;
  const key = keyOf(word);
  if (key === undefined) return { kind: 'words', texts: [{ value, quoted }] };
  if (value === '') return { kind: 'nothing', key: word, typed: typedOf(token) };
  switch (key.kind) {
    case 'field':
      return { kind: 'words', texts: [{ value, quoted }], field: key.field };
    case 'name':
      return { kind: 'names', filter: key.filter, names: namesIn(token) };
    case 'date': {
      const period = periodOf(key.bound, token);
      return period ? { kind: 'dates', period, typed: typedOf(token) } : asWords(token, 'unreadable-date');
    }
    case 'in':
      return interpretIn(token);
  }
}

/** `in:notes`, `in:title,notes`; also `in:2015`. */
function interpretIn(token: QueryToken): TokenMeaning {
  const typed = typedOf(token);
  const fields = namesIn(token).map(fieldNamed);
  if (fields.every((field) => field !== undefined)) return { kind: 'fields', fields, typed };
  const period = periodOf('period', token);
  return period ? { kind: 'dates', period, typed } : asWords(token, 'unknown-field');
}

function periodOf(bound: (Key & { kind: 'date' })['bound'], token: QueryToken): Period | undefined {
  const typed = textOf(token);
  if (bound === 'period') return parsePeriod(typed);
  const date = parseDate(typed);
  if (date === undefined) return undefined;
  if (bound === 'from') return { from: date };
  const to = bound === 'to' ? date : previous(date);
  return to === undefined ? undefined : { to };
}

/** A key with a space after its colon and an unusable value is prose ("to: the one who"), and no reason for a diagnostic. */
function asWords({ key = '', spaced, ...token }: QueryToken, kind: 'unreadable-date' | 'unknown-field'): TokenMeaning {
  const { value, quoted } = token;
  if (spaced) {
    const texts = [
      { value: key, quoted: false },
      { value, quoted },
    ];
    return { kind: 'words', texts };
  }
  return { kind: 'words', texts: [{ value, quoted }], diagnostic: { kind, typed: typedOf({ key, spaced, ...token }) } };
}

/** One name in quotes, or names separated by commas. */
function namesIn(token: QueryToken): readonly string[] {
  if (token.quoted) return [textOf(token)];
  const names = head(token.value, MAX_NAME_LENGTH).split(',').map(withoutPunctuation).filter(hasLetterOrDigit);
  return names.length > 0 ? names : [textOf(token)];
}

function textOf({ value, quoted }: QueryToken): string {
  return quoted ? head(value.replace(/\s+/g, ' ').trim(), MAX_NAME_LENGTH) : withoutPunctuation(value);
}

/** The token as it was typed, cut. */
export function typedOf({ sign, key, value, quoted }: QueryToken): string {
  const quote = quoted ? '"' : '';
  return head(`${sign}${key === undefined ? '' : `${key}:`}${quote}${value}${quote}`, MAX_NAME_LENGTH);
}
