import { type Browser, chromium } from 'playwright-core';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { inRanges, serve } from '../audio/support/audio-server.ts';
import { listen, record, TONES } from '../audio/support/recording.ts';
import { BotProcess } from './bot-process.ts';

const executablePath = inject('browser');

async function launch(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  onTestFinished(() => browser.close());
  return browser;
}

describe.skipIf(executablePath === '')('"Hear it"', () => {
  test('plays the words in the page, and whoever they are shared with', async () => {
    // HPR0001 of the sample corpus lasts 7:34.
    const recordings = await serve(inRanges(await record({ seconds: 454, sampleRate: 16_000, bitrate: 32 })));
    const bot = new BotProcess({ PLAYGROUND_PORT: '0', AUDIO_TEST_SERVER: new URL(recordings.url).origin });
    onTestFinished(() => bot.stop().then(() => {}));
    const [, url = ''] = await bot.said(/^(http:\/\/127\.0\.0\.1:\d+)\n$/m);
    const page = await (await launch()).newPage({ viewport: { width: 390, height: 844 } });
    page.setDefaultTimeout(10_000);
    await page.goto(url);
    await page.locator('[data-ready][data-bot-online="true"]').waitFor();
    const newest = page.locator('article[data-message-id]').last();

    await page.locator('textarea[data-input]').fill('/hpr transcript episode:1 words:hypervisor');
    await page.keyboard.press('Enter');
    await newest.getByRole('button', { name: 'Hear it' }).click();
    await newest.getByText('Only you can see this').waitFor();
    const link = newest.getByRole('link', { name: /^hpr0001-\dm\d\ds\.mp3$/ });
    const [, minute, second] = /-(\d)m(\d\d)s/.exec((await link.textContent()) ?? '') ?? [];
    const start = 60 * Number(minute) + Number(second) - 10;

    await newest.getByRole('button', { name: 'Play' }).click();
    const audio = newest.locator('audio');
    await expect.poll(() => audio.evaluate((player: HTMLAudioElement) => player.currentTime)).toBeGreaterThan(0.2);
    expect(await audio.evaluate((player: HTMLAudioElement) => player.duration)).toBeCloseTo(30, 0);
    await newest.getByRole('slider', { name: 'Position' }).fill('20');
    await expect.poll(() => audio.evaluate((player: HTMLAudioElement) => player.currentTime)).toBeGreaterThan(20);
    await newest.getByRole('button', { name: 'Pause' }).click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

    const clip = await fetch((await link.getAttribute('href')) ?? '');
    const heard = await listen(new Uint8Array(await clip.arrayBuffer()));
    expect(Math.abs((heard.seconds[5] ?? -1) - (start % TONES))).toBeLessThanOrEqual(1);

    await newest.getByRole('button', { name: 'Share' }).click();
    await newest.getByText(/Shared by/).waitFor();
    await newest.getByRole('button', { name: 'Play' }).waitFor();
    // The beginning and the place, once.
    expect(recordings.asked).toHaveLength(2);
  });
});
