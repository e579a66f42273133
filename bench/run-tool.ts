/** The command line is invalid. The message says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Runs a command-line tool. If it fails, the cause is printed to standard error and the exit code is 1. */
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
