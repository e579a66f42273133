import { describe, expect, inject, test } from 'vitest';
import { ask, newest, PHONE, type PlaygroundPages, pagesOfSuite, WIDE } from './playground-page.ts';

const executablePath = inject('browser');

describe.skipIf(executablePath === '')('the page of the playground', () => {
  const pages = pagesOfSuite(executablePath);
  const open: PlaygroundPages['open'] = (...options) => pages().open(...options);

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
    await newest(page).getByRole('button', { name: 'Next page' }).click();
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

  test('an episode opens with one press, then its transcript, then back to the results', async () => {
    const page = await open();
    await ask(page, '/hpr search query:xen virtualisation');
    await newest(page)
      .getByRole('link', { name: /Junk Shop/ })
      .waitFor();
    await newest(page).getByRole('button', { name: 'Open' }).click();
    await newest(page).getByRole('button', { name: 'Info' }).waitFor();
    await newest(page).getByRole('button', { name: 'Transcript' }).click();
    await newest(page)
      .getByText(/virtualis/i)
      .first()
      .waitFor();
    await newest(page)
      .getByRole('button', { name: /← HPR0001/ })
      .click();
    await newest(page).getByRole('button', { name: 'Back', exact: true }).click();
    await newest(page).getByText('“xen virtualisation”').waitFor();
  });

  test('a click by another member changes only what they see', async () => {
    const page = await open(WIDE, '?user=maya.solder&channel=linux');
    await ask(page, '/hpr latest');
    const shown = await newest(page).innerText();
    await page.getByRole('button', { name: /Switch user/ }).click();
    await page.getByRole('menuitemradio', { name: 'Tomás' }).click();
    await newest(page).getByRole('button', { name: 'Next page' }).click();
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

  test('a mention is completed as it is typed, and answered', async () => {
    const page = await open(WIDE, '?channel=linux');
    await page.keyboard.type('@h');
    await page.getByRole('listbox', { name: 'Members' }).getByRole('option', { name: 'HPR' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('which one was about sourdough?');
    await page.keyboard.press('Enter');
    await newest(page)
      .getByRole('link', { name: /Microcontroller/ })
      .first()
      .waitFor();
    expect(await newest(page).locator('discord-reply').innerText()).toContain('@HPR which one was about sourdough?');
  });

  test('a message is replied to and edited from its menu', async () => {
    const page = await open(WIDE, '?channel=radio-and-electronics');
    const articles = page.locator('article[data-message-id]');
    await articles.last().click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Reply' }).click();
    await page.getByText('Replying to').waitFor();
    await page.keyboard.type('Conratulations!');
    await page.keyboard.press('Enter');
    await newest(page).locator('discord-reply').waitFor();
    await newest(page).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Edit Message' }).click();
    await page.locator('textarea[data-input]').fill('Congratulations!');
    await page.keyboard.press('Enter');
    await newest(page).getByText('Congratulations!', { exact: true }).waitFor();
    expect(await page.locator('[data-target]').count()).toBe(0);
  });

  test('a plain question is answered in a direct message', async () => {
    const page = await open(PHONE, '?channel=dm&user=tomas_qrp');
    await ask(page, 'sourdough');
    await newest(page)
      .getByRole('link', { name: /Microcontroller/ })
      .first()
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
        for (const embed of await newest(page).locator('[data-embed]').all()) {
          const box = await embed.boundingBox();
          expect((box?.x ?? 0) + (box?.width ?? 0), line).toBeLessThanOrEqual(viewport.width);
        }
      }
    },
  );
});
