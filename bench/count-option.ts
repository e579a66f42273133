import { UsageError } from './run-tool.ts';

/**
 * The value of a command-line option that is a whole number.
 * @param digits The maximum number of digits.
 * @throws {UsageError}
 */
export function countOption(name: string, value: string, digits: number): number {
  if (!/^\d+$/.test(value) || value.length > digits) {
    throw new UsageError(`${name} must be a number of at most ${digits} digits.`);
  }
  return Number(value);
}
