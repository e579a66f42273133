import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of a Chromium, or '' if there is none. */
    browser: string;
  }
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const MAC_APPLICATIONS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Finds a browser for the tests of the playground's page. Without one they are skipped, and the run says so at its end. */
export default function setup({ provide }: TestProject): () => void {
  const browser = findBrowser();
  provide('browser', browser ?? '');
  return () => {
    if (browser !== undefined) return;
    process.stderr.write(
      "No Chromium or Chrome was found, so the tests of the playground's page were skipped. " +
        'To run them, install one, or set CHROME_PATH to its executable.\n',
    );
  };
}

/** `CHROME_PATH` wins. Otherwise the first browser in `PATH`, or among the applications of macOS. */
function findBrowser(): string | undefined {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) return isExecutable(chosen) ? chosen : undefined;
  const directories = (process.env['PATH'] ?? '').split(path.delimiter).filter((directory) => directory !== '');
  const inPath = directories.flatMap((directory) => NAMES.map((name) => path.join(directory, name)));
  return [...inPath, ...MAC_APPLICATIONS].find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
