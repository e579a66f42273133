import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The bench's folder in the sources. It has a package.json of its own for the other engines, which the product does not need. */
const BENCH_DIRECTORY = path.resolve(import.meta.dirname, '..', 'bench');
const PACKAGES = ['minisearch', 'better-sqlite3'];

/** Loads a package that only the bench needs. */
export const requireRival = createRequire(path.join(BENCH_DIRECTORY, 'package.json'));

/** Installs the packages of the other engines if they are missing. A failure is reported and not thrown. */
export function installRivals(progress: (line: string) => void): void {
  const installed = PACKAGES.every((name) => existsSync(path.join(BENCH_DIRECTORY, 'node_modules', name)));
  if (installed) return;
  progress('npm ci in bench/: MiniSearch and SQLite; compiling SQLite takes a minute or two');
  const { status, error } = spawnSync('npm', ['ci'], { cwd: BENCH_DIRECTORY, stdio: ['ignore', 2, 2] });
  if (status !== 0)
    progress(`npm ci in bench/ failed (${error?.message ?? `code ${status}`}); these engines are left out`);
}
