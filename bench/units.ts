/** What stands where a figure could not be had. */
export const UNKNOWN = '-';

/** A number with as many digits as mean something: 0.123, 1.23, 12.3, 1,234. */
export function number(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return UNKNOWN;
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function withUnit(value: number | undefined, divisor: number, unit: string): string {
  const text = number(value === undefined ? undefined : value / divisor);
  return text === UNKNOWN ? text : `${text} ${unit}`;
}

/** Milliseconds as such. */
export function milliseconds(value: number | undefined): string {
  return withUnit(value, 1, 'ms');
}

/** Milliseconds as seconds. */
export function seconds(value: number | undefined): string {
  return withUnit(value, 1_000, 's');
}

/** Bytes as megabytes of a million bytes. */
export function megabytes(value: number | undefined): string {
  return withUnit(value, 1e6, 'MB');
}

/** How many times as much the first is as the second. */
export function times(value: number | undefined): string {
  return withUnit(value, 1, 'x');
}
