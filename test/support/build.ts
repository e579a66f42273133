import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** The tests that start the product start the built one; a build that is up to date is not made again. */
export default function setup(): void {
  execFileSync(process.execPath, [path.resolve(import.meta.dirname, '../../scripts/build.mjs')], { stdio: 'inherit' });
}
