import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { BotProcess } from './bot-process.ts';

export const PHONE = { width: 360, height: 740 };
export const WIDE = { width: 1440, height: 900 };

/** The product in a playground of its own, and a browser to look at its page with. */
export class PlaygroundPages {
  /** What went wrong in any page; a test that expects no such thing finds none. */
  readonly troubles: string[] = [];
  readonly bot: BotProcess;
  readonly #url: string;
  readonly #browser: Browser;

  private constructor(bot: BotProcess, url: string, browser: Browser) {
    this.bot = bot;
    this.#url = url;
    this.#browser = browser;
  }

  static async start(executablePath: string, env: Readonly<Record<string, string>> = {}): Promise<PlaygroundPages> {
    const bot = new BotProcess({ PLAYGROUND_PORT: '0', ...env });
    const [, url = ''] = await bot.said(/^(http:\/\/127\.0\.0\.1:\d+)\n$/m);
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    });
    return new PlaygroundPages(bot, url, browser);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.bot.stop();
  }

  /** @param query Chooses the user and the channel: `?user=tomas_qrp&channel=dm`. */
  async open(viewport = WIDE, query = '', options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({ viewport, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => this.troubles.push(`error: ${error.message}`));
    page.on('console', (line) => {
      if (line.type() === 'error' || line.type() === 'warning') this.troubles.push(`${line.type()}: ${line.text()}`);
    });
    page.on('request', (request) => {
      const isOwn = request.url().startsWith(this.#url) || request.url().startsWith('data:');
      if (!isOwn) this.troubles.push(`asks ${request.url()}`);
    });
    await page.goto(this.#url + query);
    await page.locator('[data-ready][data-bot-online="true"]').waitFor();
    return page;
  }

  async closePages(): Promise<void> {
    await Promise.all(this.#browser.contexts().map((context) => context.close()));
  }
}

/** One server for all tests of a `describe`. Each test closes its pages, and fails if anything went wrong in one. */
export function pagesOfSuite(executablePath: string): () => PlaygroundPages {
  let pages: PlaygroundPages | undefined;
  const running = (): PlaygroundPages => {
    if (pages === undefined) throw new Error('The server runs only during tests.');
    return pages;
  };
  beforeAll(async () => {
    pages = await PlaygroundPages.start(executablePath);
  });
  afterAll(() => pages?.stop());
  afterEach(async () => {
    await running().closePages();
    expect(running().troubles.splice(0)).toEqual([]);
  });
  return running;
}

/** Sends a line, and waits for an answer with an embed. */
export async function ask(page: Page, line: string): Promise<void> {
  const before = await page.locator('article[data-message-id]').count();
  await page.locator('textarea[data-input]').fill(line);
  await page.keyboard.press('Enter');
  await page.locator('article[data-message-id] [data-embed]').nth(0).waitFor();
  await expect.poll(() => page.locator('article[data-message-id]').count()).toBeGreaterThan(before);
}

export function newest(page: Page): Locator {
  return page.locator('article[data-message-id]').last();
}
