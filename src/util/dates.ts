/** A date as a member types it: a year, a month or a day. */
const TYPED = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/;
/** `2012..2015`, and `2012-2015` where neither end can be a month. */
const PERIOD = /^([\d/.-]{4,10}?)\s*(?:\.{2,3}|…)\s*([\d/.-]{4,10})$|^(\d{4})\s*[-–—]\s*(\d{4})$/;

/** A period between two dates, both inclusive, each a year, a month or a day. Without one of them it is open-ended. */
export interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * Normalises a date that a member typed to `2015`, `2015-06` or `2015-06-30`. Undefined when it is not a date or not in the
 * calendar.
 * @example parseDate('2015/6') // '2015-06'
 */
export function parseDate(typed: string): string | undefined {
  const [, year, month, day] = TYPED.exec(typed.trim()) ?? [];
  if (year === undefined) return undefined;
  const parts = [year, month, day].filter((part) => part !== undefined).map((part) => part.padStart(2, '0'));
  const written = parts.join('-');
  return isDay(firstDay(written)) ? written : undefined;
}

/** A date, or two with dots between them: `2015`, `2015-06`, `2012..2015`, `2012-2015`. Undefined when it is neither. */
export function parsePeriod(typed: string): Required<Period> | undefined {
  const date = parseDate(typed);
  if (date !== undefined) return { from: date, to: date };
  const [, first, second, firstYear, secondYear] = PERIOD.exec(typed.trim()) ?? [];
  const from = parseDate(first ?? firstYear ?? '');
  const to = parseDate(second ?? secondYear ?? '');
  return from === undefined || to === undefined ? undefined : inOrder({ from, to });
}

/** Swaps the dates when the later one comes first. */
export function inOrder<P extends Period>(period: P): P {
  const { from, to } = period;
  const swapped = from !== undefined && to !== undefined && firstDay(from) > lastDay(to);
  return swapped ? { ...period, from: to, to: from } : period;
}

/** The first day of a year, a month or a day, as `YYYY-MM-DD`. */
export function firstDay(date: string): string {
  return `${date}-01-01`.slice(0, 10);
}

/** The last day of a year, a month or a day, as `YYYY-MM-DD`. */
export function lastDay(date: string): string {
  if (date.length === 10) return date;
  if (date.length === 4) return `${date}-12-31`;
  const [year, month] = date.split('-').map(Number);
  // Day 0 of the next month is the last day of this one.
  return new Date(Date.UTC(year ?? 0, month ?? 0, 0)).toISOString().slice(0, 10);
}

/** The year, month or day before this one, in the same form; undefined before the year 0. */
export function previous(date: string): string | undefined {
  const dayBefore = new Date(Date.parse(firstDay(date)) - 24 * 60 * 60 * 1000).toISOString();
  return dayBefore.startsWith('-') ? undefined : dayBefore.slice(0, date.length);
}

function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}
