import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ClipRequest, Clips, MAX_CLIP_BYTES } from '../../src/audio/clips.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { type Behaviour, inRanges, serve, whole } from './support/audio-server.ts';
import { listen, record, tagOf } from './support/recording.ts';

const SHOW = { seconds: 60, sampleRate: 16_000, bitrate: 32 } as const;
const PLACE = { url: 'https://example.org/show.mp3', start: 30, length: 10, duration: 60 };

function clipsFrom(server: string, more: Partial<ConstructorParameters<typeof Clips>[0]> = {}): Clips {
  const testServer = new URL(server).origin;
  return new Clips({
    cacheDirectory: temporaryDirectory(),
    testServer,
    onCacheError: (error) => expect.fail(String(error)),
    ...more,
  });
}

async function clipFrom(
  behaviour: Behaviour,
  request: Partial<ClipRequest> = {},
  patience = 10_000,
): Promise<Uint8Array> {
  const { url } = await serve(behaviour);
  return clipsFrom(url, { patience }).clip({ ...PLACE, ...request });
}

async function expectPlace(clip: Uint8Array): Promise<void> {
  expect(clip.length).toBeLessThanOrEqual(MAX_CLIP_BYTES);
  const { length, seconds } = await listen(clip);
  expect(length).toBeGreaterThan(9.5);
  expect(seconds.slice(10, 85).every((second) => second >= 29 && second <= 40)).toBe(true);
}

describe('a clip', () => {
  test('comes from a server with ranges, in two requests of its beginning and its place', async () => {
    const server = await serve(inRanges(await record(SHOW)));
    await expectPlace(await clipsFrom(server.url).clip(PLACE));
    expect(server.asked).toEqual([
      '/show.mp3 bytes=0-32767',
      expect.stringMatching(/^\/show\.mp3 bytes=1\d{5}-1\d{5}$/),
    ]);
  });

  test('comes from a server without ranges, in one request', async () => {
    const server = await serve(whole(await record(SHOW)));
    await expectPlace(await clipsFrom(server.url).clip(PLACE));
    expect(server.asked).toHaveLength(1);
  });

  test('comes from behind two megabytes of pictures, with ranges and without', async () => {
    const show = Buffer.concat([tagOf(2_000_000), await record(SHOW)]);
    await expectPlace(await clipFrom(inRanges(show)));
    await expectPlace(await clipFrom(whole(show)));
  });

  test('follows redirects, and asks for the next range where they led', async () => {
    const show = inRanges(await record(SHOW));
    const server = await serve((request, response) => {
      const next = { '/show.mp3': '/mirror?n=1', '/mirror?n=1': '/eps/show.mp3' }[request.url ?? ''];
      if (next === undefined) show(request, response);
      else response.writeHead(302, { location: next }).end('Moved');
    });
    await expectPlace(await clipsFrom(server.url).clip(PLACE));
    expect(server.asked.map((asked) => asked.split(' ')[0])).toEqual([
      '/show.mp3',
      '/mirror?n=1',
      '/eps/show.mp3',
      '/eps/show.mp3',
    ]);
  });

  test.each<[string, Behaviour, RegExp]>([
    ['a status of 404', (_, response) => void response.writeHead(404).end('Not found'), /status 404/],
    ['a status of 500', (_, response) => void response.writeHead(500).end(), /status 500/],
    ['a page', whole(Buffer.from('<!doctype html>'.repeat(5_000)), { 'content-type': 'text/html' }), /no MP3 frames/],
    ['compressed bytes', whole(Buffer.alloc(9_000), { 'content-encoding': 'gzip' }), /encoded/],
    ['nothing', whole(Buffer.alloc(0)), /no MP3 frames/],
    [
      'another range',
      (_, response) => void response.writeHead(206, { 'content-range': 'bytes 5-9/10' }).end('abcde'),
      /another range/,
    ],
    [
      'a range that ends before it starts',
      (_, response) => void response.writeHead(206, { 'content-range': 'bytes 0--1/10' }).end('abcde'),
      /another range/,
    ],
    [
      'an empty range',
      (_, response) => void response.writeHead(206, { 'content-range': 'bytes 0-0/0' }).end(),
      /sent 0 of 1 bytes/,
    ],
    ['a range without a number', (_, response) => void response.writeHead(206).end('abcde'), /another range/],
    [
      'a redirect to a private address',
      (_, response) => void response.writeHead(302, { location: 'http://10.0.0.1/show.mp3' }).end(),
      /10\.0\.0\.1 is not public/,
    ],
    [
      'a redirect to the cloud’s metadata',
      (_, response) => void response.writeHead(307, { location: 'http://169.254.169.254/' }).end(),
      /not public/,
    ],
    [
      'a redirect to a mapped address',
      (_, response) => void response.writeHead(307, { location: 'http://[::ffff:10.0.0.1]/' }).end(),
      /not public/,
    ],
    [
      'a redirect to a file',
      (_, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      /not of the web/,
    ],
    ['a redirect to nowhere', (_, response) => void response.writeHead(302).end(), /nowhere/],
    [
      'a redirect to itself',
      (_, response) => void response.writeHead(301, { location: '/show.mp3' }).end(),
      /more than 5 times/,
    ],
  ])('is refused where a server answers with %s', async (_name, behaviour, reason) => {
    await expect(clipFrom(behaviour)).rejects.toThrow(reason);
  });

  test('is refused where the server breaks off', async () => {
    const show = await record(SHOW);
    const cut: Behaviour = (_, response) => {
      response.writeHead(206, { 'content-range': `bytes 0-32767/${show.length}`, 'content-length': 32_768 });
      response.write(show.subarray(0, 1_000), () => response.destroy());
    };
    await expect(clipFrom(cut)).rejects.toThrow('could not be fetched');
    const early: Behaviour = (_, response) =>
      void response.writeHead(206, { 'content-range': `bytes 0-32767/${show.length}` }).end(show.subarray(0, 1_000));
    await expect(clipFrom(early)).rejects.toThrow('sent 1000 of 32768 bytes');
  });

  test('is given up when the server is slow, at the first byte or at the thousandth', async () => {
    await expect(clipFrom(() => {}, {}, 50)).rejects.toThrow('could not be fetched');
    const drip: Behaviour = (_, response) => {
      response.writeHead(200);
      response.write(Buffer.alloc(1_000));
    };
    await expect(clipFrom(drip, {}, 50)).rejects.toThrow('could not be fetched');
  });

  test('is given up too far into a file that comes as a whole', async () => {
    const endless: Behaviour = (_, response) => {
      response.writeHead(200);
      const chunk = Buffer.alloc(1024 * 1024, 0xff);
      const more = (): void => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', more);
      const start = tagOf(200_000_000);
      response.write(start.subarray(0, 10));
      more();
    };
    await expect(clipFrom(endless)).rejects.toThrow('too far into the file');
  });

  test('of loopback is refused outside of tests', async () => {
    const { url, asked } = await serve(inRanges(await record(SHOW)));
    const clips = new Clips({ cacheDirectory: temporaryDirectory(), onCacheError: () => {} });
    await expect(clips.clip({ ...PLACE, url })).rejects.toThrow('is not public');
    expect(asked).toEqual([]);
  });

  test('of a place that many want at once is fetched once', async () => {
    const server = await serve(inRanges(await record(SHOW)));
    const clips = clipsFrom(server.url);
    const all = await Promise.all(Array.from({ length: 20 }, () => clips.clip(PLACE)));
    expect(new Set(all).size).toBe(1);
    expect(server.asked).toHaveLength(2);
  });

  test('is refused when too many others are wanted, and those are not', async () => {
    let most = 0;
    let open = 0;
    const show = inRanges(await record(SHOW));
    const server = await serve((request, response) => {
      most = Math.max(most, ++open);
      response.on('close', () => open--);
      setImmediate(() => show(request, response));
    });
    const clips = clipsFrom(server.url);
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, (_, start) => clips.clip({ ...PLACE, start, length: 1 })),
    );
    const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toHaveLength(8);
    expect(refused.every(({ isBusy }) => isBusy)).toBe(true);
    expect(most).toBeLessThanOrEqual(3);
    await expectPlace(await clips.clip(PLACE));
  });
});

describe('the cache', () => {
  test('gives the same clip to the next start without asking the server', async () => {
    const server = await serve(inRanges(await record(SHOW)));
    const cacheDirectory = temporaryDirectory();
    const first = await clipsFrom(server.url, { cacheDirectory }).clip(PLACE);
    const again = await clipsFrom(server.url, { cacheDirectory }).clip(PLACE);
    expect(Buffer.compare(first, again)).toBe(0);
    expect(server.asked).toHaveLength(2);
  });

  test('drops what is damaged and fetches it again', async () => {
    const server = await serve(inRanges(await record(SHOW)));
    const cacheDirectory = temporaryDirectory();
    await clipsFrom(server.url, { cacheDirectory }).clip(PLACE);
    for (const damage of [
      (file: Buffer) => file.fill(0, 500, 600),
      (file: Buffer) => file.subarray(0, 100),
      () => Buffer.alloc(0),
    ]) {
      const [name = ''] = readdirSync(path.join(cacheDirectory, 'clips'));
      const file = path.join(cacheDirectory, 'clips', name);
      writeFileSync(file, damage(readFileSync(file)));
      await expectPlace(await clipsFrom(server.url, { cacheDirectory }).clip(PLACE));
    }
    expect(server.asked).toHaveLength(8);
  });

  test('keeps within its limit what was wanted last, and nothing unfinished', async () => {
    const server = await serve(inRanges(await record(SHOW)));
    const cacheDirectory = temporaryDirectory();
    const directory = path.join(cacheDirectory, 'clips');
    mkdirSync(directory);
    const cacheBytes = 150_000;
    const clips = clipsFrom(server.url, { cacheDirectory, cacheBytes });
    for (const start of [0, 5, 10, 0, 15, 0, 20]) await clips.clip({ ...PLACE, start });
    await expect.poll(() => sizeOf(directory)).toBeLessThanOrEqual(cacheBytes);
    expect(readdirSync(directory).every((name) => name.endsWith('.clip'))).toBe(true);
    const before = server.asked.length;
    await clips.clip({ ...PLACE, start: 0 });
    expect(server.asked).toHaveLength(before);
  });

  test('that cannot be written does not keep the clip from being heard', async () => {
    const server = await serve(inRanges(await record(SHOW)));
    const cacheDirectory = path.join(temporaryDirectory(), 'file');
    writeFileSync(cacheDirectory, 'not a directory');
    const errors: unknown[] = [];
    await expectPlace(
      await clipsFrom(server.url, { cacheDirectory, onCacheError: (error) => errors.push(error) }).clip(PLACE),
    );
    expect(errors).toHaveLength(1);
  });
});

function sizeOf(directory: string): number {
  return readdirSync(directory).reduce((sum, name) => sum + statSync(path.join(directory, name)).size, 0);
}
