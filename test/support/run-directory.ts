import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Gives the run a temporary directory of its own. The run fails if its tests leave anything there. */
export default function setup(): () => void {
  const directory = mkdtempSync(path.join(tmpdir(), 'hpr-tests-'));
  process.env['TMPDIR'] = directory;
  return () => {
    const left = readdirSync(directory);
    rmSync(directory, { recursive: true, force: true });
    if (left.length === 0) return;
    // Vitest prints an error that is thrown here, but still exits with 0.
    process.exitCode = 1;
    throw new Error(`The tests left files in the temporary directory: ${left.join(', ')}`);
  };
}
