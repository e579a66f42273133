/** The command line cannot be understood; the message says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Runs a tool of the command line. When it fails, the cause is said on standard error, and the exit code is 1. */
export async function runTool(main: () => Promise<void>, usage: string): Promise<void> {
  try {
    await main();
  } catch (error) {
    const text =
      error instanceof UsageError ? `${error.message}\n${usage}` : `${error instanceof Error ? error.stack : error}\n`;
    process.stderr.write(text);
    process.exitCode = 1;
  }
}
