/** Shown for a missing value. */
export const NOTHING = '-';

export function figure(value: number | undefined): string {
  return value === undefined || !Number.isFinite(value) ? NOTHING : value.toFixed(3);
}

export function count(value: number): string {
  return value.toLocaleString('en');
}
