import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { LINE, SCREENS, type Screen } from '../../bench/screens/screen.ts';
import { BotProcess } from './bot-process.ts';

const QUESTIONS = [
  'xen virtualisation',
  'sourdough',
  'sourdoguh',
  'radio',
  'computer',
  'a computer and a radio',
  'bats slowed down',
  'runner beans wifi',
  'calculator wrong on tuesdays bakery',
  'the editor that only prints a question mark',
  'rsync deleted empty directory seagull',
  'phone that rang in a biscuit tin',
  'three elephants',
  'community news',
  'bash arrays',
  'tag:bread',
  'solveig',
  'which one was it where somebody talked about a laser in the lid of a jam jar and eighty-one feeds?',
  'microphone wind hedgehog recording outdoors',
  'quantum chromodynamics on a unicycle',
];

const executablePath = inject('browser');

describe.skipIf(executablePath === '')('the first answer to a search', () => {
  let bot: BotProcess;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    bot = new BotProcess({ PLAYGROUND_PORT: '0' });
    [, url = ''] = await bot.said(/^(http:\/\/127\.0\.0\.1:\d+)\n$/m);
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  });

  afterAll(async () => {
    await browser?.close();
    await bot?.stop();
  });

  async function open({ width, height }: Screen): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height } });
    page.setDefaultTimeout(10_000);
    // Where others are, an answer has Share too.
    await page.goto(`${url}?channel=general`);
    await page.locator('[data-ready][data-bot-online="true"]').waitFor();
    return page;
  }

  test.each(SCREENS)('fits a $name, and each of the others is one line', async (screen) => {
    const page = await open(screen);
    for (const question of QUESTIONS) {
      const answers = page.locator('article[data-message-id]:has([data-embed])');
      const before = await answers.count();
      await page.locator('textarea[data-input]').fill(`/hpr search query:${question}`);
      await page.keyboard.press('Enter');
      await answers.nth(before).waitFor();
      const answer = answers.nth(before);
      expect((await answer.boundingBox())?.height, question).toBeLessThanOrEqual(screen.budget);
      const list = answer.locator('[data-embed]').nth(1).locator('.markdown');
      if ((await list.count()) === 0) continue;
      const lines = (await list.innerText()).split('\n').filter((line) => line.trim() !== '');
      const height = (await list.boundingBox())?.height ?? 0;
      expect(Math.round(height / LINE), `${question}: ${lines.join(' / ')}`).toBe(lines.length);
    }
  });
});
