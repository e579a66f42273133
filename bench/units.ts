/** Printed for a figure that was not measured. */
export const UNKNOWN = '-';

/** A number with about three significant digits: 0.123, 1.23, 12.3, 1,234. */
export function number(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return UNKNOWN;
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function withUnit(value: number | undefined, divisor: number, unit: string): string {
  const text = number(value === undefined ? undefined : value / divisor);
  return text === UNKNOWN ? text : `${text} ${unit}`;
}

/** Prints milliseconds. */
export function milliseconds(value: number | undefined): string {
  return withUnit(value, 1, 'ms');
}

/** Prints milliseconds as seconds. */
export function seconds(value: number | undefined): string {
  return withUnit(value, 1_000, 's');
}

/** Prints bytes as megabytes of a million bytes. */
export function megabytes(value: number | undefined): string {
  return withUnit(value, 1e6, 'MB');
}

/** Prints a ratio. */
export function times(value: number | undefined): string {
  return withUnit(value, 1, 'x');
}
