import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { BotProcess } from './bot-process.ts';

const PHONE = { width: 360, height: 740 };
const WIDE = { width: 1440, height: 900 };

const executablePath = inject('browser');

let bot: BotProcess;
let url: string;
let browser: Browser;
const troubles: string[] = [];

describe.skipIf(executablePath === '')('the page of the playground', () => {
  beforeAll(async () => {
    bot = new BotProcess({ PLAYGROUND_PORT: '0' });
    [, url = ''] = await bot.said(/^(http:\/\/127\.0\.0\.1:\d+)\n$/m);
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    });
  });

  afterAll(async () => {
    await browser?.close();
    await bot?.stop();
  });

  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    expect(troubles.splice(0)).toEqual([]);
  });

  async function open(viewport = WIDE, query = ''): Promise<Page> {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
    page.on('console', (line) => {
      if (line.type() === 'error' || line.type() === 'warning') troubles.push(`${line.type()}: ${line.text()}`);
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(url) && !request.url().startsWith('data:')) troubles.push(`asks ${request.url()}`);
    });
    await page.goto(url + query);
    await page.locator('[data-ready][data-bot-online="true"]').waitFor();
    return page;
  }

  async function ask(page: Page, line: string): Promise<void> {
    const before = await page.locator('article[data-message-id]').count();
    await page.locator('textarea[data-input]').fill(line);
    await page.keyboard.press('Enter');
    await page.locator('article[data-message-id] [data-embed]').nth(0).waitFor();
    await expect.poll(() => page.locator('article[data-message-id]').count()).toBeGreaterThan(before);
  }

  function newest(page: Page) {
    return page.locator('article[data-message-id]').last();
  }

  test('a search is typed with the keyboard alone, with suggestions, and its matches are bold', async () => {
    const page = await open();
    await page.keyboard.type('/');
    await page.getByRole('listbox', { name: 'Commands' }).waitFor();
    await page.keyboard.type('hpr sea');
    await page.keyboard.press('Tab');
    await page.locator('[data-command="hpr search"]').waitFor();
    await page.keyboard.type('sourd');
    await page
      .getByRole('option', { name: /sourdough/i })
      .first()
      .waitFor();
    // The first suggestion is what is typed; Enter sends that, and an arrow chooses another.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await newest(page).locator('[data-used="/hpr search"]').waitFor();
    await newest(page)
      .locator('strong', { hasText: /^sourdough$/i })
      .first()
      .waitFor();
    const link = newest(page).getByRole('link', { name: /Microcontroller/ });
    expect(await link.getAttribute('href')).toBe('https://hackerpublicradio.org/eps/hpr0005/index.html');
  });

  test('pages turn, and the page number opens a form to jump', async () => {
    const page = await open();
    await ask(page, '/hpr latest');
    await newest(page).getByRole('button', { name: '›' }).click();
    await newest(page)
      .getByRole('button', { name: /^2 \/ \d/ })
      .click();
    const dialog = page.locator('dialog[data-modal]');
    await dialog.waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    await newest(page)
      .getByRole('button', { name: /^3 \/ \d/ })
      .waitFor();
    await expect.poll(() => dialog.count()).toBe(0);
  });

  test('an episode opens from the menu, then its transcript, then back to the results', async () => {
    const page = await open();
    await ask(page, '/hpr search query:xen virtualisation');
    await newest(page).getByRole('combobox').click();
    await page.getByRole('option', { name: /Junk Shop/ }).click();
    await newest(page).getByRole('button', { name: 'Transcript' }).click();
    await newest(page)
      .getByText(/virtualis/i)
      .first()
      .waitFor();
    await newest(page)
      .getByRole('button', { name: /Back to HPR0001/ })
      .click();
    await newest(page)
      .getByRole('button', { name: /results/i })
      .click();
    await newest(page).getByText('“xen virtualisation”').waitFor();
  });

  test('a click by another member changes only what they see', async () => {
    const page = await open(WIDE, '?user=maya.solder&channel=linux');
    await ask(page, '/hpr latest');
    const shown = await newest(page).innerText();
    await page.getByRole('button', { name: /Switch user/ }).click();
    await page.getByRole('menuitemradio', { name: 'Tomás' }).click();
    await newest(page).getByRole('button', { name: '›' }).click();
    await page.locator('article[data-ephemeral]').waitFor();
    await newest(page)
      .getByText(/Only you can see this/)
      .waitFor();
    await page.getByRole('button', { name: /Switch user/ }).click();
    await page.getByRole('menuitemradio', { name: 'Maya' }).click();
    await expect.poll(() => page.locator('article[data-ephemeral]').count()).toBe(0);
    expect(await newest(page).innerText()).toBe(shown);
  });

  test('a message is searched for from its Apps menu', async () => {
    const page = await open(WIDE, '?channel=kitchen');
    await page.locator('textarea[data-input]').fill('which one was it about sourdough and a microcontroller?');
    await page.keyboard.press('Enter');
    await newest(page).getByText('which one was it').waitFor();
    await newest(page).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Find in HPR' }).click();
    await page
      .locator('article[data-ephemeral]')
      .getByRole('link', { name: /Microcontroller/ })
      .waitFor();
  });

  test.each([PHONE, { width: 390, height: 844 }, WIDE, { width: 1920, height: 1080 }])(
    'nothing is wider than the screen at $width px',
    async (viewport) => {
      const page = await open(viewport, '?channel=dm');
      for (const line of [
        '/hpr search query:a computer and a radio',
        '/hpr stats',
        '/hpr episode episode:26',
        '/hpr about',
      ]) {
        await ask(page, line);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, line).toBeLessThanOrEqual(0);
        const embed = await newest(page).locator('[data-embed]').boundingBox();
        expect((embed?.x ?? 0) + (embed?.width ?? 0), line).toBeLessThanOrEqual(viewport.width);
      }
    },
  );
});
