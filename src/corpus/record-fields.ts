import * as z from 'zod';
import { wellFormed } from '../text/visible.ts';

/**
 * HPR's JSON is loosely typed: numbers come as strings, flags as numbers, unknown values as null or not at all. Each schema
 * here accepts what can be understood, normalises it, and refuses the rest.
 */

/** Seven times HPR's longest notes. */
const LONGEST_TEXT = 250_000;
/** Ten times HPR's longest summary. Lines are compared, completed and rendered as a whole, so their length costs time. */
const LONGEST_LINE = 5_000;
/** Custom ids and the index's references have no room for more. */
const LARGEST_NUMBER = 9_999_999;

/** Text. A number is converted, and a missing value is empty. */
export const text = z
  .unknown()
  .optional()
  .transform((value, context): string => readText(value, context, 'expected text'));

/** Text of one line: a title, a name. */
export const line = z
  .unknown()
  .optional()
  .transform((value, context): string => readText(value, context, 'expected text', LONGEST_LINE));

/** A comma-separated list, or a list. */
export const commaSeparated = z
  .unknown()
  .optional()
  .transform((value, context): string => {
    const list = Array.isArray(value) && value.every((item) => typeof item === 'string') ? value.join(',') : value;
    return readText(list, context, 'expected text with commas', LONGEST_LINE);
  });

function readText(value: unknown, context: z.RefinementCtx, expected: string, longest = LONGEST_TEXT): string {
  const read = textOf(value);
  if (read === undefined) return refuse(context, expected);
  return read.length <= longest ? read : refuse(context, `longer than ${longest} characters`);
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return wellFormed(value);
  if (value === undefined || value === null) return '';
  return typeof value === 'number' ? String(value) : undefined;
}

/** An integer from `least`, or undefined when missing. */
export function wholeNumber(least: number) {
  return z
    .unknown()
    .optional()
    .transform((value, context): number | undefined => {
      const number = numberOf(value);
      const fits = number === undefined || (Number.isInteger(number) && number >= least && number <= LARGEST_NUMBER);
      return fits ? number : refuse(context, notANumber(least));
    });
}

/** A duration in whole seconds, or undefined when missing. */
export const seconds = z
  .unknown()
  .optional()
  .transform((value, context): number | undefined => {
    const number = numberOf(value);
    if (number === undefined) return undefined;
    const whole = Math.round(number);
    return Number.isSafeInteger(whole) && whole >= 0 ? whole : refuse(context, 'expected a number of seconds');
  });

/** Undefined when missing, NaN for anything that is not a number. */
function numberOf(value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string' && /^\s*\d+(?:\.\d+)?\s*$/.test(value)) return Number(value);
  return typeof value === 'number' ? value : Number.NaN;
}

/** A record's id, without which the record is left out. */
export function identifier(least: number) {
  return wholeNumber(least).transform((id, context): number => id ?? refuse(context, notANumber(least)));
}

function notANumber(least: number): string {
  return `expected a whole number from ${least} to ${LARGEST_NUMBER}`;
}

/** A boolean, `otherwise` when missing. */
export function flag(otherwise: boolean) {
  return z
    .unknown()
    .optional()
    .transform((value, context): boolean => {
      const word =
        typeof value === 'object' && value !== null
          ? '?'
          : String(value ?? '')
              .trim()
              .toLowerCase();
      if (word === '') return otherwise;
      if (['1', 'true', 'yes'].includes(word)) return true;
      if (['0', 'false', 'no', 'clean'].includes(word)) return false;
      return refuse(context, 'expected 0 or 1');
    });
}

const CLOCK_TIME = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;
/** MySQL's null date. */
const NO_DATE = '0000-00-00';

/** A date as `YYYY-MM-DD`; a time after it is dropped. */
export const day = text.transform((value, context): string | undefined => {
  const { date, time } = splitTime(value);
  if (date === '' || date === NO_DATE) return undefined;
  if (z.regexes.date.test(date) && (time === '' || /^\d\d:\d\d/.test(time))) return date;
  return refuse(context, 'expected a date, YYYY-MM-DD');
});

/** A timestamp as `YYYY-MM-DD HH:MM:SS`. */
export const moment = text.transform((value, context): string | undefined => {
  const { date, time } = splitTime(value);
  if (date === '' || date === NO_DATE) return undefined;
  const clock = time === '' ? '00:00' : time.replace(/(?:\.\d+)?(?:Z|[+-]00:?00)?$/, '');
  if (z.regexes.date.test(date) && CLOCK_TIME.test(clock)) return `${date} ${clock.padEnd(8, ':00')}`;
  return refuse(context, 'expected a time, YYYY-MM-DD HH:MM:SS');
});

function splitTime(value: string): { readonly date: string; readonly time: string } {
  const [date = '', time = ''] = value.trim().split(/[T ]/, 2);
  return { date, time };
}

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}
