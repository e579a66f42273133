import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Playground } from '../../../src/playground/playground.ts';
import { bot, closeAll, playground } from '../support/bot.ts';

afterEach(closeAll);

const BYTES = randomBytes(1_000);

/** Sends files as the bot, and returns the attachments that a member's client sees. */
async function sendFiles(place: Playground, files: readonly { readonly name: string; readonly attachment: Buffer }[]) {
  const me = await bot(place, [], () => undefined);
  const { channel_id: id } = place.say({ user: 'Maya', content: 'hello' });
  const channel = await me.channels.fetch(id);
  if (!channel?.isSendable()) throw new Error('no channel');
  await channel.send({ files });
  return place.messages({ user: 'Maya' }).at(-1)?.attachments ?? [];
}

describe('an uploaded file', () => {
  it.each([
    ['clip.mp3', 'audio/mpeg', 'inline'],
    ['show.ogg', 'audio/ogg', 'inline'],
    ['picture.png', 'image/png', 'inline'],
    ['notes.txt', 'text/plain', 'attachment'],
    ['page.html', 'text/html', 'attachment'],
    ['thing', 'application/octet-stream', 'attachment'],
  ])('%s has the type %s by its name, and is served as %s', async (name, type, disposition) => {
    const [file] = await sendFiles(await playground(), [{ name, attachment: BYTES }]);
    expect(file).toMatchObject({ filename: name, size: 1_000, content_type: type });
    const { headers } = await fetch(file?.url ?? '');
    expect(headers.get('content-disposition')).toBe(disposition);
    expect(headers.get('content-type')).toBe(disposition === 'inline' ? type : 'application/octet-stream');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    ['bytes=0-99', 206, 0, 100],
    ['bytes=900-', 206, 900, 1_000],
    ['bytes=-100', 206, 900, 1_000],
    ['bytes=990-5000', 206, 990, 1_000],
    ['bytes=-5000', 206, 0, 1_000],
    ['bytes=1000-', 416, 0, 0],
    ['bytes=50-40', 416, 0, 0],
    ['bytes=-', 200, 0, 1_000],
    ['bytes=0-1,5-6', 200, 0, 1_000],
    ['lines=1-2', 200, 0, 1_000],
  ])('answers %s with %d', async (range, status, from, to) => {
    const [file] = await sendFiles(await playground(), [{ name: 'clip.mp3', attachment: BYTES }]);
    const answer = await fetch(file?.url ?? '', { headers: { range } });
    expect(answer.status).toBe(status);
    expect(Buffer.from(await answer.arrayBuffer()).equals(BYTES.subarray(from, to))).toBe(true);
    if (status === 206) expect(answer.headers.get('content-range')).toBe(`bytes ${from}-${to - 1}/1000`);
  });

  it('is rejected as by Discord above 10 MiB, and accepted at 10 MiB', async () => {
    const place = await playground();
    const limit = 10 * 1024 * 1024;
    expect(await sendFiles(place, [{ name: 'a.bin', attachment: Buffer.alloc(limit) }])).toMatchObject([
      { size: limit },
    ]);
    const tooLarge = sendFiles(await playground(), [{ name: 'a.bin', attachment: Buffer.alloc(limit + 1) }]);
    await expect(tooLarge).rejects.toMatchObject({ code: 40005, status: 413 });
  });

  it('is one of at most ten', async () => {
    const files = Array.from({ length: 11 }, (_, index) => ({ name: `${index}.txt`, attachment: Buffer.from('x') }));
    expect(await sendFiles(await playground(), files.slice(1))).toHaveLength(10);
    await expect(sendFiles(await playground(), files)).rejects.toMatchObject({ status: 413 });
  });
});
