/** The shapes of a date that a member may type, and of one in a trail: a year, a month or a day. */
const TYPED = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/;

/**
 * A date as a member types it, `2015`, `2015-06` or `2015-06-30`, in that form with two digits each; undefined when it is
 * not such a date or no day of the calendar.
 */
export function parseDate(typed: string): string | undefined {
  const [, year, month, day] = TYPED.exec(typed.trim()) ?? [];
  if (year === undefined) return undefined;
  const parts = [year, month, day].filter((part) => part !== undefined).map((part) => part.padStart(2, '0'));
  const written = parts.join('-');
  return isDay(firstDay(written)) ? written : undefined;
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
  // Day 0 of the next month is the last of this one.
  return new Date(Date.UTC(year ?? 0, month ?? 0, 0)).toISOString().slice(0, 10);
}

function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}
