import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** Builds the product, which end-to-end tests start. A build that is up to date is kept. */
export default function setup(): void {
  execFileSync(process.execPath, [path.resolve(import.meta.dirname, '../../scripts/build.mjs')], { stdio: 'inherit' });
}
