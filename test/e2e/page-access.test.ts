import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { expectNoBarriers } from './barriers.ts';
import { ask, newest, PHONE, type PlaygroundPages, pagesOfSuite, WIDE } from './playground-page.ts';

/** 1280 by 800 pixels at a zoom of 200 %. */
const ZOOMED = { width: 640, height: 400 };

const executablePath = inject('browser');

async function openPageForm(page: Page): Promise<void> {
  await newest(page)
    .getByRole('button', { name: /^1 \/ \d/ })
    .click();
  await page.locator('dialog[data-modal]').waitFor();
}

describe.skipIf(executablePath === '')('the page of the playground, for everyone', () => {
  const pages = pagesOfSuite(executablePath);
  const open: PlaygroundPages['open'] = (...options) => pages().open(...options);

  test.each([
    ['a phone', PHONE],
    ['a wide screen', WIDE],
  ])('axe finds nothing on %s, in any state', async (_, viewport) => {
    const page = await open(viewport);
    await expectNoBarriers(page, 'the start');
    await page.locator('textarea[data-input]').fill('@');
    await expectNoBarriers(page, 'the members to mention');
    await page.locator('textarea[data-input]').fill('/');
    await expectNoBarriers(page, 'the commands');
    await page.locator('textarea[data-input]').fill('/hpr search ');
    await page.keyboard.type('rad');
    await page.getByRole('option').first().waitFor();
    await expectNoBarriers(page, 'suggestions');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.locator('article [data-embed]').first().waitFor();
    await expectNoBarriers(page, 'an answer');
    const menu = newest(page).getByRole('combobox').first();
    if ((await menu.count()) > 0) {
      await menu.click();
      await expectNoBarriers(page, 'an open menu');
      await page.keyboard.press('Escape');
    }
    await ask(page, '/hpr latest');
    await openPageForm(page);
    await expectNoBarriers(page, 'a form');
    await page.keyboard.press('Escape');
    await newest(page).click({ button: 'right', position: { x: 120, y: 20 } });
    await page.getByRole('menuitem', { name: 'Reply' }).waitFor();
    await expectNoBarriers(page, 'the menu of a message');
    await page.getByRole('menuitem', { name: 'Reply' }).click();
    await expectNoBarriers(page, 'a reply');
    const channels = page.getByRole('button', { name: 'Channels' });
    if (await channels.isVisible()) {
      await channels.click();
      await page.locator('#drawer[data-open]').waitFor();
      await expectNoBarriers(page, 'the drawer');
      await page.keyboard.press('Escape');
    }
    const direct = await open(viewport, '?channel=dm');
    await ask(direct, 'which one was about sourdough?');
    await expectNoBarriers(direct, 'a direct message');
  });

  test('the drawer of a phone takes the focus, and Escape closes it', async () => {
    const page = await open(PHONE);
    const channels = page.getByRole('button', { name: 'Channels' });
    await channels.click();
    await page.locator('#drawer[data-open]').waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest('#drawer') !== null)).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('#drawer[data-open]').count()).toBe(0);
  });

  test('buttons that are signs have names', async () => {
    const page = await open();
    await ask(page, '/hpr latest');
    for (const name of ['First page', 'Previous page', 'Next page', 'Last page']) {
      expect(await newest(page).getByRole('button', { name, exact: true }).count(), name).toBe(1);
    }
  });

  test('page 0 is refused with a word', async () => {
    const page = await open(WIDE, '?channel=kitchen');
    await ask(page, '/hpr latest');
    await openPageForm(page);
    await page.keyboard.type('0');
    await page.keyboard.press('Enter');
    await page.getByText('“0” is not a page. Type a number from 1 to').waitFor();
  });

  test('at a zoom of 200 % everything is within the screen and can be used', async () => {
    const page = await open(ZOOMED);
    await ask(page, '/hpr search query:sourdough');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    const chat = await page.locator('[data-chat]').boundingBox();
    expect(chat?.height ?? 0).toBeGreaterThan(ZOOMED.height / 2);
    await page.locator('textarea[data-input]').fill('/');
    const picker = await page.locator('.picker').boundingBox();
    expect(picker?.y ?? -1).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Escape');
    await page.locator('textarea[data-input]').fill('');
    await ask(page, '/hpr latest');
    await openPageForm(page);
    const submit = page.getByRole('button', { name: 'Submit' });
    await submit.scrollIntoViewIfNeeded();
    await page.locator('dialog input').fill('2');
    await submit.click();
    await newest(page)
      .getByRole('button', { name: /^2 \/ \d/ })
      .waitFor();
  });

  test('in forced colours, what is chosen and what can be pressed still has an outline', async () => {
    const page = await open(WIDE, '', { forcedColors: 'active' });
    await ask(page, '/hpr latest');
    await page.locator('textarea[data-input]').fill('/');
    const borderOf = (selector: string): Promise<string> =>
      page.evaluate((one) => {
        const element = document.querySelector(one);
        if (element === null) throw new Error(`There is no ${one}`);
        const { borderTopWidth, borderTopStyle, outlineStyle } = getComputedStyle(element);
        return outlineStyle !== 'none' || (borderTopStyle !== 'none' && borderTopWidth !== '0px') ? 'drawn' : 'lost';
      }, selector);
    for (const selector of [
      '.picker',
      '.picker-row[aria-selected="true"]',
      '.channel[aria-current]',
      'article .button',
      '.input-line',
    ]) {
      expect(await borderOf(selector), selector).toBe('drawn');
    }
  });

  test('with reduced motion nothing moves', async () => {
    const page = await open(PHONE, '', { reducedMotion: 'reduce' });
    await ask(page, '/hpr latest');
    await page.getByRole('button', { name: 'Channels' }).click();
    const moving = await page.evaluate(() => document.getAnimations().length);
    expect(moving).toBe(0);
  });

  test('when the server is gone, a command says so right at the input', async () => {
    const page = await open(WIDE, '?channel=linux');
    await page.locator('textarea[data-input]').fill('/hpr latest ');
    await pages().bot.stop('SIGKILL');
    await page.getByText('Connection lost').waitFor();
    await page.keyboard.press('Enter');
    const notice = page.getByRole('alert').filter({ hasText: 'not connected' });
    await notice.waitFor();
    const [shown, input] = [await notice.boundingBox(), await page.locator('.input-line').boundingBox()];
    expect((input?.y ?? 0) - ((shown?.y ?? 0) + (shown?.height ?? 0))).toBeLessThanOrEqual(16);
    const isOnTop = await notice.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
    expect(isOnTop).toBe(true);
    // The page goes on trying to connect.
    pages().troubles.splice(0);
  });
});
