import { errorStack } from '../util/error-text.ts';
import type { Redact } from './redact.ts';

/** Problems that the operator can fix: one line says what they are, and no stack trace buries it. */
const FIXABLE = new Set(['ConfigError', 'UnusableCorpusError', 'LoginError', 'AddressInUseError']);

/**
 * Tells the operator, on standard error, why the process ends.
 *
 * @param redact Removes secrets; before the settings are read there is none to remove.
 */
export function reportFailure(error: unknown, redact: Redact = (text) => text): void {
  const isFixable = error instanceof Error && FIXABLE.has(error.name);
  process.stderr.write(`${redact(isFixable ? error.message : errorStack(error))}\n`);
}
