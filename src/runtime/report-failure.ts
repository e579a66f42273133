/** Problems that the operator can mend: one line says what they are, and no stack trace buries it. */
const MENDABLE = new Set(['ConfigError', 'UnusableCorpusError', 'LoginError', 'AddressInUseError']);

/** Tells the operator, on standard error, why the process ends. */
export function reportFailure(error: unknown): void {
  const known = error instanceof Error && MENDABLE.has(error.name);
  process.stderr.write(`${known ? error.message : describe(error)}\n`);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
