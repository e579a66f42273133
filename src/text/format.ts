const numbers = new Intl.NumberFormat('en-GB');
/** The locale en-GB abbreviates September to four letters. */
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `4,415`. */
export function count(value: number): string {
  return numbers.format(value);
}

/** `no episodes`, `1 episode`, `4,415 episodes`. */
export function plural(value: number, one: string, many = `${one}s`): string {
  if (value === 0) return `no ${many}`;
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** With its first letter in upper case. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Seconds as a player shows them: `24:05`, `1:02:03`. Empty when unknown. */
export function clock(seconds: number | undefined): string {
  if (seconds === undefined || !Number.isFinite(seconds) || seconds < 0) return '';
  const whole = Math.round(seconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** A position in a show, `≈ 12:30`, or `≈ 42%` when its length is unknown, with a no-break space. */
export function approximately(share: number, seconds: number | undefined): string {
  return `≈\u00a0${clock(seconds) || `${Math.round(share * 100)}%`}`;
}

/** `16 Jan 2008`, `Jan 2008` or `2008`, by the parts of the date. Empty when it is not a date. */
export function date(text: string | undefined): string {
  if (text === undefined || !/^\d{4}(-\d\d){0,2}$/.test(text)) return '';
  if (text.length === 4) return text;
  const day = new Date(text.length === 7 ? `${text}-01` : text);
  if (Number.isNaN(day.getTime())) return '';
  const month = `${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
  return text.length === 7 ? month : `${day.getUTCDate()} ${month}`;
}

/** The facts that are known, separated by dots: `deepgeek · 16 Jan 2008 · 15:36`. */
export function facts(...known: readonly (string | undefined)[]): string {
  return known.filter((fact) => fact !== undefined && fact !== '').join(' · ');
}
