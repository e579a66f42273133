import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { inRanges, serve } from '../audio/support/audio-server.ts';
import { listen, record, TONES } from '../audio/support/recording.ts';
import { expectNoBarriers } from './barriers.ts';
import { ask, newest as newestOf, PHONE, PlaygroundPages } from './playground-page.ts';

const executablePath = inject('browser');

describe.skipIf(executablePath === '')('"Hear it"', () => {
  test('plays the words in the page, and whoever they are shared with', async () => {
    // HPR0001 of the sample corpus lasts 7:34.
    const recordings = await serve(inRanges(await record({ seconds: 454, sampleRate: 16_000, bitrate: 32 })));
    const pages = await PlaygroundPages.start(executablePath, { AUDIO_TEST_SERVER: new URL(recordings.url).origin });
    onTestFinished(() => pages.stop());
    const page = await pages.open(PHONE);
    const newest = newestOf(page);

    await ask(page, '/hpr transcript episode:1 words:hypervisor');
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
    await expectNoBarriers(page, 'a clip');

    const clip = await fetch((await link.getAttribute('href')) ?? '');
    const heard = await listen(new Uint8Array(await clip.arrayBuffer()));
    expect(Math.abs((heard.seconds[5] ?? -1) - (start % TONES))).toBeLessThanOrEqual(1);

    const source = await audio.getAttribute('src');
    await newest.getByRole('button', { name: 'Earlier' }).click();
    await expect.poll(() => audio.getAttribute('src')).not.toBe(source);
    await newest.getByRole('button', { name: 'Later' }).click();
    await newest.getByRole('link', { name: `hpr0001-${minute}m${second}s.mp3`, exact: true }).waitFor();

    await newest.getByRole('button', { name: 'Share' }).click();
    await newest.getByText(/Shared by/).waitFor();
    await newest.getByRole('button', { name: 'Play' }).waitFor();
    // The beginning and the place, once for each of the two places.
    expect(recordings.asked).toHaveLength(4);
    expect(pages.troubles).toEqual([]);
  });
});
