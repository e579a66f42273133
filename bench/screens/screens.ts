import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { bundledWorkers } from '../../src/archive/bundled-workers.ts';
import { type Playground, startPlayground } from '../../src/playground/playground.ts';
import { readConfig } from '../../src/runtime/config.ts';
import { createLogger } from '../../src/runtime/log.ts';
import { findBrowser } from '../../test/support/find-browser.ts';
import { BotProcess } from '../bot-process.ts';
import { runTool, UsageError } from '../run-tool.ts';
import { readOptions, USAGE } from './options.ts';
import { mixedQuestions } from './questions.ts';
import { type Measured, renderScreens, renderTallest } from './report.ts';
import { SCREENS } from './screen.ts';

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options) {
    process.stdout.write(USAGE);
    return;
  }
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new UsageError('There is no Chromium or Chrome.');
  const config = readConfig();
  const [dataDirectory, cacheDirectory] = [path.resolve(config.dataDirectory), path.resolve(config.cacheDirectory)];
  const log = await createLogger('silent', process.stdout, []);
  const questions = await mixedQuestions(
    { dataDirectory, cacheDirectory, ...bundledWorkers(), log },
    options.written,
    options.questions,
  );
  const workingDirectory = mkdtempSync(path.join(tmpdir(), 'screens-'));
  const playground = await startPlayground({ port: 0, pageDirectory: path.join(import.meta.dirname, 'page') });
  const { apiUrl, token } = playground;
  const bot = new BotProcess('main', {
    apiUrl,
    token,
    dataDirectory,
    cacheDirectory,
    workingDirectory,
    logLevel: 'info',
  });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    await playground.waitForBot({ commands: true, timeout: 60_000 });
    await bot.logged('Ready');
    const pages = await Promise.all(
      SCREENS.map(({ width, height }) => browser.newPage({ viewport: { width, height } })),
    );
    for (const page of pages) await page.goto(playground.url);
    if (options.pictures !== undefined) mkdirSync(options.pictures, { recursive: true });
    const measured: Measured[] = [];
    for (const [index, question] of questions.entries()) {
      const picture = options.pictures && path.join(options.pictures, String(index).padStart(3, '0'));
      measured.push({ question, heights: await measure(playground, pages, question, picture) });
    }
    process.stdout.write(`${renderScreens(SCREENS, measured)}\n\n${renderTallest(SCREENS, measured, options.worst)}\n`);
  } finally {
    await browser.close();
    await bot.end();
    await playground.close();
    rmSync(workingDirectory, { recursive: true });
  }
}

/** Asks a question, and measures the answer on each page. */
async function measure(
  playground: Playground,
  pages: readonly Page[],
  query: string,
  picture: string | undefined,
): Promise<readonly number[]> {
  const { message } = await playground.command({ user: 'Maya', path: 'hpr search', options: { query } });
  if (message === undefined) throw new Error(`“${query}” has no answer.`);
  return Promise.all(
    pages.map(async (page, screen) => {
      const article = page.locator(`article[data-message-id="${message.id}"]`);
      await article.waitFor();
      const box = await article.boundingBox();
      if (picture !== undefined) await article.screenshot({ path: `${picture}-${SCREENS[screen]?.name}.png` });
      return Math.ceil(box?.height ?? 0);
    }),
  );
}

await runTool(main, USAGE);
