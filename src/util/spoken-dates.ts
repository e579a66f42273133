import { parseDate, parsePeriod } from './dates.ts';

/** A period with both of its ends, each as precise as it was written. */
export interface WholePeriod {
  readonly from: string;
  readonly to: string;
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
/** The first month of each, in the north. Winter goes on into the next year. */
const SEASONS: Readonly<Record<string, number>> = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 };
const FILLERS =
  /\b(?:in|on|of|the|since|from|until|till|before|after|around|about|early|mid|late|sometime|st|nd|rd|th)\b|,/g;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Reads a date that a member wrote: `2015-06`, `june 2015`, `30 June 2015`, `summer 2012`, `the 1990s`, `yesterday`,
 * `last year`, `3 months ago`. Undefined when it is none of these.
 *
 * @param today `YYYY-MM-DD`.
 * @example readDate('summer 2012', '2026-11-28') // { from: '2012-06', to: '2012-08' }
 */
export function readDate(typed: string, today: string): WholePeriod | undefined {
  const exact = inForm(typed);
  if (exact !== undefined) return exact;
  const text = typed
    .toLowerCase()
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .replace(FILLERS, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return inForm(text) ?? relative(text, today) ?? inWords(text, today) ?? inFigures(text);
}

/** Dates that are near to one that is not in the calendar: `2015`, `2015-12` and `2015-01` for `2015-13`. */
export function nearDates(typed: string): readonly string[] {
  const [, year, month] = /\b((?:19|20)\d\d)(?:[-/. ](\d{1,2})(?!\d))?/.exec(typed) ?? [];
  if (year === undefined) return [];
  const inYear = month === undefined ? undefined : parseDate(`${year}-${month}`);
  const months = inYear === undefined && month !== undefined ? [`${year}-12`, `${year}-01`] : [];
  return [...new Set([...(inYear === undefined ? [] : [inYear]), year, ...months])];
}

/** `2015-06`, `2012..2015`. */
function inForm(text: string): WholePeriod | undefined {
  const { from, to } = parsePeriod(text) ?? {};
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** `yesterday`, `last month`, `3 years ago`. */
function relative(text: string, today: string): WholePeriod | undefined {
  if (text === 'today' || text === 'now') return single(today);
  if (text === 'yesterday') return single(daysBefore(today, 1));
  const [, which, unit] = /^(this|last|past|previous) (week|month|year)$/.exec(text) ?? [];
  if (unit !== undefined) return before(today, which === 'this' ? 0 : 1, unit);
  const [, number, units] = /^(\d{1,3}|an?|one|two|three|few) (day|week|month|year)s? ago$/.exec(text) ?? [];
  if (units === undefined || number === undefined) return undefined;
  const words: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, few: 3 };
  return before(today, words[number] ?? Number(number), units);
}

/** A day, week, month or year in the past: `number` of that unit before today. */
function before(today: string, number: number, unit: string): WholePeriod | undefined {
  switch (unit) {
    case 'day':
      return single(daysBefore(today, number));
    case 'week': {
      const monday = (new Date(today).getUTCDay() + 6) % 7;
      const start = daysBefore(today, monday + 7 * number);
      return { from: start, to: daysBefore(start, -6) };
    }
    case 'month':
      return single(month(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - number));
    default:
      return single(String(Number(today.slice(0, 4)) - number).padStart(4, '0'));
  }
}

/** `june 2015`, `30 june 2015`, `june`, `summer 2012`, `last summer`, `2010s`. */
function inWords(text: string, today: string): WholePeriod | undefined {
  const decade = /^(\d{3})0s$/.exec(text)?.[1];
  if (decade !== undefined) return { from: `${decade}0`, to: `${decade}9` };
  const words = text.split(' ').filter((word) => word !== 'last');
  const numbers = words.filter((word) => /^\d+$/.test(word));
  const names = words.filter((word) => !/^\d+$/.test(word));
  const [name] = names;
  if (name === undefined || names.length > 1) return undefined;
  const years = numbers.filter((word) => /^(?:19|20)\d\d$/.test(word));
  const days = numbers.filter((word) => word.length <= 2);
  if (years.length > 1 || days.length > 1 || years.length + days.length < numbers.length) return undefined;
  const thisYear = Number(today.slice(0, 4));
  const [year] = years.map(Number);
  const season = Object.hasOwn(SEASONS, name) ? SEASONS[name] : undefined;
  if (season !== undefined) {
    const started = month(thisYear, season) <= today ? thisYear : thisYear - 1;
    return days.length > 0
      ? undefined
      : { from: month(year ?? started, season), to: month(year ?? started, season + 2) };
  }
  const number = name.length >= 3 ? MONTHS.findIndex((one) => one.startsWith(name)) + 1 : 0;
  if (number === 0) return undefined;
  const ofYear = month(year ?? (month(thisYear, number) <= today ? thisYear : thisYear - 1), number);
  const date = parseDate(days[0] === undefined ? ofYear : `${ofYear}-${days[0]}`);
  return date === undefined ? undefined : single(date);
}

/** `06/2015`, `30.6.2015`, and `6/30/2015` where only the second can be the day. */
function inFigures(text: string): WholePeriod | undefined {
  const [, first = '', second, year = ''] = /^(\d{1,2})[-/. ](?:(\d{1,2})[-/. ])?(\d{4})$/.exec(text) ?? [];
  const date =
    second === undefined
      ? parseDate(`${year}-${first}`)
      : (parseDate(`${year}-${second}-${first}`) ?? parseDate(`${year}-${first}-${second}`));
  return date === undefined ? undefined : single(date);
}

function single(date: string): WholePeriod {
  return { from: date, to: date };
}

/** @param number From 1; beyond December it is in a later year, below January in an earlier one. */
function month(year: number, number: number): string {
  return new Date(Date.UTC(year, number - 1, 1)).toISOString().slice(0, 7);
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);
}
