import type { TestProject } from 'vitest/node';
import { findBrowser } from './find-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of a Chromium, or '' if there is none. */
    browser: string;
  }
}

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
