/** Calendar days from `now` to `date` in the local time zone; negative in the past. */
function calendarDays(date: Date, now: Date): number {
  const midnight = (day: Date): number => Date.UTC(day.getFullYear(), day.getMonth(), day.getDate());
  return Math.round((midnight(date) - midnight(now)) / 86_400_000);
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/**
 * Formats `<t:seconds:style>` as Discord does. The styles are t, T, d, D, f, F and R.
 * @see https://discord.com/developers/docs/reference#message-formatting-timestamp-styles
 */
export function formatTimestamp(seconds: number, style: string, now: Date, locale?: string): string {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return 'Invalid Date';
  const format = (options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(locale, options).format(date);
  switch (style) {
    case 't':
      return format({ timeStyle: 'short' });
    case 'T':
      return format({ timeStyle: 'medium' });
    case 'd':
      return format({ dateStyle: 'short' });
    case 'D':
      return format({ dateStyle: 'long' });
    case 'F':
      return format({ dateStyle: 'full', timeStyle: 'short' });
    case 'R':
      return relative(seconds - now.getTime() / 1000, locale);
    default:
      return format({ dateStyle: 'long', timeStyle: 'short' });
  }
}

function relative(distance: number, locale: string | undefined): string {
  const [unit, size] = UNITS.find(([, length]) => Math.abs(distance) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.trunc(distance / size), unit);
}

/** The time beside a message's author: the time only for today, "Yesterday at …", or date and time. */
export function messageTime(iso: string, now: Date, locale?: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const time = hourOf(iso, locale);
  const days = calendarDays(date, now);
  if (days === 0) return time;
  if (days === -1) return `Yesterday at ${time}`;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' }).format(date);
}

/** The time without the date. */
export function hourOf(iso: string, locale?: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? '' : new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(date);
}

/** The label of the line between two days. */
export function dayLabel(iso: string, locale?: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? '' : new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(date);
}

/** Whether both are on the same calendar day in the local time zone. */
export function sameDay(a: string, b: string): boolean {
  return calendarDays(new Date(a), new Date(b)) === 0;
}
