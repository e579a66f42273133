import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of a Chromium, or '' where there is none. */
    browser: string;
  }
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const ELSEWHERE = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Finds a browser for the tests of the page, or installs Debian's where that is allowed. Without one those tests are
 * skipped, and in CI they fail.
 */
export default function setup({ provide }: TestProject): void {
  const found = findBrowser() ?? installBrowser();
  if (found === undefined) process.stderr.write('No Chromium here: the tests of the page are skipped.\n');
  provide('browser', found ?? '');
}

function findBrowser(): string | undefined {
  const directories = (process.env['PATH'] ?? '').split(path.delimiter);
  const candidates = [
    ...(process.env['CHROME_PATH'] ? [process.env['CHROME_PATH']] : []),
    ...directories.flatMap((directory) => NAMES.map((name) => path.join(directory, name))),
    ...ELSEWHERE,
  ];
  return candidates.find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installBrowser(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  process.stderr.write("Installing Debian's Chromium for the tests of the page …\n");
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']]) {
      execFileSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    }
  } catch (error) {
    process.stderr.write(`It could not be installed: ${error instanceof Error ? error.message : String(error)}\n`);
  }
  return findBrowser();
}
