import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ClipError } from '../../src/audio/clip-error.ts';
import { fetchClip, type PartialFile } from '../../src/audio/fetch-clip.ts';
import { lengthOf, listen, record, TONES, tagOf, withVbri, withXing } from './support/recording.ts';

const LIMIT = 1_000_000;

/** A file in memory, and how much of it has been read. */
class MemoryFile implements PartialFile {
  bytesRead = 0;
  readonly size: number | undefined;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, isSizeKnown = true) {
    this.#bytes = bytes;
    this.size = isSizeKnown ? bytes.length : undefined;
  }

  async read(from: number, to: number): Promise<Uint8Array> {
    const part = this.#bytes.subarray(from, to);
    this.bytesRead += part.length;
    return part;
  }
}

/** Expects a clip of these seconds: the right ones within a second, as long as asked within half of one. */
async function expectSeconds(clip: Uint8Array, start: number, length: number): Promise<void> {
  const heard = await listen(clip);
  expect(heard.errors).toEqual([]);
  expect(Math.abs(heard.length - length)).toBeLessThan(0.6);
  // The first tenths may be mute: their data is in frames before the clip.
  const [early, late] = [heard.seconds[5] ?? -1, heard.seconds.at(-3) ?? -1];
  expect(Math.abs(early - start)).toBeLessThanOrEqual(1);
  expect(Math.abs(late - (start + length - 1))).toBeLessThanOrEqual(1);
  // Every second is heard, one after the other.
  const whole = heard.seconds.slice(5, -3);
  expect(whole.every((second, index) => [0, 1].includes(second - (whole[index - 1] ?? second)))).toBe(true);
}

const WITH_CONSTANT_RATE = [
  { sampleRate: 22_050, channels: 1, bitrate: 64 },
  { sampleRate: 44_100, channels: 2, bitrate: 128 },
  { sampleRate: 48_000, channels: 1, bitrate: 64 },
  { sampleRate: 16_000, channels: 1, bitrate: 32 },
  { sampleRate: 11_025, channels: 1, bitrate: 32 },
] as const;

describe('a clip', () => {
  test.each(WITH_CONSTANT_RATE)('of $sampleRate Hz at $bitrate kbit/s is of the right seconds', async (options) => {
    const mp3 = await record({ seconds: 40, ...options });
    await expectSeconds(await fetchClip(new MemoryFile(mp3), { start: 25, length: 10 }, 40, LIMIT), 25, 10);
  });

  test('of a variable bit rate is found by Xing’s table', async () => {
    const mp3 = withXing(await record({ seconds: 80 }));
    await expectSeconds(await fetchClip(new MemoryFile(mp3), { start: 52, length: 10 }, undefined, LIMIT), 52, 10);
  });

  test('of a variable bit rate is found by Fraunhofer’s table', async () => {
    const mp3 = withVbri(await record({ seconds: 80 }));
    await expectSeconds(await fetchClip(new MemoryFile(mp3), { start: 52, length: 10 }, undefined, LIMIT), 52, 10);
  });

  test('of a variable bit rate is exact where frames can be counted from the start or the end', async () => {
    const once = await record({ seconds: 200, sampleRate: 16_000 });
    const mp3 = withXing(Buffer.concat(Array.from({ length: 12 }, () => once)));
    const length = lengthOf(once);
    expect(mp3.length).toBeGreaterThan(6_000_000);
    for (const start of [100, 333, 11 * length + 100, 11 * length + 170]) {
      const clip = await fetchClip(new MemoryFile(mp3), { start, length: 10 }, undefined, LIMIT);
      const { seconds } = await listen(clip);
      // From the ten tenths of the first second, and those before them that a decoder may need.
      const first = (start % length) % TONES;
      const next = seconds.findIndex((second) => second === Math.floor(first) + 1);
      const tenths = 10 * (1 - (first - Math.floor(first)));
      expect(next - tenths, `${start}`).toBeGreaterThan(-2);
      expect(next - tenths, `${start}`).toBeLessThan(6);
    }
    const middle = await fetchClip(new MemoryFile(mp3), { start: 6 * length, length: 10 }, undefined, LIMIT);
    expect((await listen(middle)).length).toBeGreaterThan(9);
  });

  test('of a variable bit rate without a table is found by the length of the show', async () => {
    const mp3 = await record({ seconds: 80 });
    const clip = await fetchClip(new MemoryFile(mp3), { start: 40, length: 10 }, 80, LIMIT);
    const { seconds } = await listen(clip);
    expect(Math.abs((seconds[5] ?? -1) - 40)).toBeLessThan(6);
  });

  test('at the start leaves out the table of the whole show, and says how long it is itself', async () => {
    const mp3 = withXing(await record({ seconds: 40 }));
    const clip = await fetchClip(new MemoryFile(mp3), { start: 0, length: 10 }, undefined, LIMIT);
    await expectSeconds(clip, 0, 10);
    const at = Buffer.from(clip).indexOf('Xing');
    const frames = Buffer.from(clip).readUInt32BE(at + 8);
    expect(Math.abs((frames * 576) / 22_050 - 10)).toBeLessThan(0.5);
    expect(Buffer.from(clip).readUInt32BE(at + 12)).toBe(clip.length);
  });

  test('behind a tag of two megabytes reads only what it needs', async () => {
    const file = new MemoryFile(Buffer.concat([tagOf(2_000_000), await record({ seconds: 30, bitrate: 64 })]));
    await expectSeconds(await fetchClip(file, { start: 15, length: 10 }, 30, LIMIT), 15, 10);
    expect(file.bytesRead).toBeLessThan(200_000);
  });

  test('of the last seconds ends before the tags at the end', async () => {
    const tags = Buffer.concat([
      Buffer.from(`APETAGEX${'\xff\xfb'.repeat(60)}`, 'latin1'),
      Buffer.from('TAG'.padEnd(128, '\xff'), 'latin1'),
    ]);
    const file = new MemoryFile(Buffer.concat([await record({ seconds: 30, bitrate: 64 }), tags]));
    await expectSeconds(await fetchClip(file, { start: 20, length: 30 }, 30, LIMIT), 20, 10);
  });

  test('leaves out what stands between frames', async () => {
    const mp3 = await record({ seconds: 30, bitrate: 64 });
    const middle = Math.floor(mp3.length / 2);
    const damaged = Buffer.concat([
      mp3.subarray(0, middle),
      Buffer.alloc(3_000, 'HTTP/1.1 503 '),
      mp3.subarray(middle),
    ]);
    const { length } = await listen(await fetchClip(new MemoryFile(damaged), { start: 10, length: 10 }, 30, LIMIT));
    expect(length).toBeGreaterThan(9);
  });

  test('has a limit of bytes, at any bit rate', async () => {
    const mp3 = await record({ seconds: 32, sampleRate: 44_100, channels: 2, bitrate: 320 });
    const clip = await fetchClip(new MemoryFile(mp3), { start: 5, length: 26 }, 32, LIMIT);
    expect(clip.length).toBeLessThanOrEqual(LIMIT);
    expect(clip.length).toBeGreaterThan(950_000);
    await expectSeconds(clip, 5, 24.5);
  });

  test('beyond the end, or of something else, is refused', async () => {
    const mp3 = await record({ seconds: 30, bitrate: 64 });
    await expect(fetchClip(new MemoryFile(mp3), { start: 100, length: 30 }, 200, LIMIT)).rejects.toThrow(
      'no frames at 100 s',
    );
    const page = Buffer.from('<!doctype html><title>Not found</title>'.repeat(2_000));
    await expect(fetchClip(new MemoryFile(page), { start: 0, length: 30 }, 60, LIMIT)).rejects.toThrow('no MP3 frames');
    await expect(fetchClip(new MemoryFile(Buffer.alloc(0)), { start: 0, length: 1 }, 60, LIMIT)).rejects.toThrow(
      ClipError,
    );
  });
});

describe('whatever the bytes', () => {
  const frame = fc
    .tuple(fc.constantFrom(0xf2, 0xf3, 0xfa, 0xfb, 0xe2, 0xe3), fc.nat(255), fc.nat(255))
    .map((rest) => Uint8Array.of(0xff, ...rest));
  const piece = fc.oneof(
    frame,
    fc.constantFrom('Xing', 'Info', 'VBRI', 'ID3', 'TAG').map((text) => Uint8Array.from(Buffer.from(text))),
    fc.uint8Array({ maxLength: 300 }),
    fc.integer({ min: 1, max: 3_000 }).map((length) => new Uint8Array(length).fill(0xff)),
  );

  test('a clip is refused or within its limit, in time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 60 }),
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 1e7, noNaN: true }),
        fc.boolean(),
        async (pieces, times, start, isSizeKnown) => {
          const once = Buffer.concat(pieces);
          const file = new MemoryFile(Buffer.concat(Array.from({ length: times }, () => once)), isSizeKnown);
          const clip = await fetchClip(file, { start, length: 30 }, 1_000, 50_000).catch((error: unknown) => error);
          if (clip instanceof Uint8Array) expect(clip.length).toBeLessThanOrEqual(50_000);
          else expect(clip).toBeInstanceOf(ClipError);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('a damaged recording never throws anything else', async () => {
    const mp3 = withXing(await record({ seconds: 10 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(mp3.length - 1), fc.nat(255)), { maxLength: 200 }),
        fc.array(fc.tuple(fc.nat(250), fc.nat(255)), { maxLength: 50 }),
        fc.integer({ min: 0, max: 12 }),
        async (anywhere, inFront, start) => {
          const damaged = Buffer.from(mp3);
          for (const [at, value] of [...anywhere, ...inFront]) damaged[at] = value;
          const clip = await fetchClip(new MemoryFile(damaged), { start, length: 5 }, 10, LIMIT).catch(
            (error: unknown) => error,
          );
          if (!(clip instanceof Uint8Array)) expect(clip).toBeInstanceOf(ClipError);
        },
      ),
      { numRuns: 100 },
    );
  });
});
