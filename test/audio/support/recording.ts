import { MPEGDecoder } from 'mpg123-decoder';
import { createMp3Encoder } from 'wasm-media-encoders';
import { durationOf } from '../../../src/audio/mpeg/frame-header.ts';
import { findFrame, framesFrom } from '../../../src/audio/mpeg/frames.ts';

/** Hertz of the first second; each further one is a step higher, so that a sound tells its second. */
const LOWEST = 300;
const STEP = 25;
/** Tones there are; then they begin again. */
export const TONES = 90;
/** Samples a second that are enough to tell the tones, roughly. */
const HEARD_RATE = 8_000;

export interface RecordingOptions {
  readonly seconds: number;
  readonly sampleRate?: number;
  readonly channels?: 1 | 2;
  /** Kilobits a second; without it, the bit rate varies, as every other five seconds are noisy. */
  readonly bitrate?: 32 | 64 | 96 | 128 | 160 | 320;
}

/** An MP3, made by LAME, that says in each of its seconds which it is. Without a table of places. */
export async function record({
  seconds,
  sampleRate = 22_050,
  channels = 1,
  bitrate,
}: RecordingOptions): Promise<Buffer> {
  const encoder = await createMp3Encoder();
  encoder.configure({ sampleRate, channels, ...(bitrate === undefined ? { vbrQuality: 4 } : { bitrate }) });
  const chunks: Buffer[] = [];
  for (let second = 0; second < seconds; second++) {
    const isNoisy = bitrate === undefined && Math.floor(second / 5) % 2 === 1;
    const sound = tone(second, sampleRate, isNoisy ? 0.2 : 0);
    chunks.push(Buffer.from(encoder.encode(channels === 2 ? [sound, sound] : [sound])));
  }
  return Buffer.concat([...chunks, Buffer.from(encoder.finalize())]);
}

function tone(second: number, sampleRate: number, noise: number): Float32Array {
  const turn = (2 * Math.PI * (LOWEST + STEP * (second % TONES))) / sampleRate;
  let seed = second + 1;
  return new Float32Array(sampleRate).map((_, index) => {
    seed = (seed * 16_807) % 2_147_483_647;
    return 0.4 * Math.sin(index * turn) + noise * (seed / 1_073_741_823 - 1);
  });
}

export interface Heard {
  /** Of the sound, in seconds. */
  readonly length: number;
  /** The seconds of the recording that are heard, by tenths of a second. */
  readonly seconds: readonly number[];
  readonly errors: readonly string[];
}

/** Decodes an MP3 of {@link record} and says what is heard in it. */
export async function listen(mp3: Uint8Array): Promise<Heard> {
  const decoder = new MPEGDecoder({ enableGapless: false });
  await decoder.ready;
  const { channelData, sampleRate, samplesDecoded, errors } = decoder.decode(mp3);
  decoder.free();
  const [sound = new Float32Array()] = channelData;
  const step = Math.max(1, Math.floor(sampleRate / HEARD_RATE));
  const window = Math.round(sampleRate / 10 / step) * step;
  const seconds: number[] = [];
  for (let at = 0; at + window <= samplesDecoded; at += window) {
    const thin = Array.from({ length: window / step }, (_, index) => sound[at + index * step] ?? 0);
    seconds.push(secondOf(thin, sampleRate / step));
  }
  return { length: samplesDecoded / sampleRate, seconds, errors: errors.map(({ message }) => message) };
}

/** The second whose tone is loudest, by Goertzel's algorithm. */
function secondOf(sound: readonly number[], sampleRate: number): number {
  let best = -1;
  let loudest = 0;
  for (let second = 0; second < TONES; second++) {
    const twice = 2 * Math.cos((2 * Math.PI * (LOWEST + STEP * second)) / sampleRate);
    let before = 0;
    let beforeThat = 0;
    for (const value of sound) {
      const now = value + twice * before - beforeThat;
      beforeThat = before;
      before = now;
    }
    const loudness = before * before + beforeThat * beforeThat - twice * before * beforeThat;
    if (loudness > loudest) {
      loudest = loudness;
      best = second;
    }
  }
  return best;
}

/** The length of a recording in seconds, without decoding it. */
export function lengthOf(mp3: Uint8Array): number {
  const first = findFrame(mp3, 0);
  return first === undefined ? 0 : [...framesFrom(mp3, first.at, first)].length * durationOf(first);
}

/** The recording behind a frame with Xing's table, as LAME writes one. */
export function withXing(mp3: Buffer): Buffer {
  const first = findFrame(mp3, 0);
  if (first === undefined) throw new Error('no frames');
  const frames = [...framesFrom(mp3, first.at, first)];
  // 128 kbit/s at 22,050 Hz, and at 44,100 Hz, has room for the table.
  const header = Buffer.from(mp3.subarray(first.at, first.at + 4));
  header[1] = (header[1] ?? 0) | 1;
  header[2] = ((header[2] ?? 0) & 0x0d) | (first.version === 1 ? 0x90 : 0xc0);
  const size = Math.floor(((first.samples / 8) * 128_000) / first.sampleRate);
  const frame = Buffer.alloc(size);
  header.copy(frame);
  const total = size + mp3.length;
  const at = 4 + first.sideInfo;
  frame.write('Xing', at, 'latin1');
  frame.writeUInt32BE(7, at + 4);
  frame.writeUInt32BE(frames.length, at + 8);
  frame.writeUInt32BE(total, at + 12);
  for (let entry = 0; entry < 100; entry++) {
    const start = frames[Math.floor((entry / 100) * frames.length)]?.at ?? 0;
    frame[at + 16 + entry] = Math.floor((256 * (size + start)) / total);
  }
  return Buffer.concat([frame, mp3]);
}

/** The recording behind a frame with Fraunhofer's table, of 50 entries. */
export function withVbri(mp3: Buffer): Buffer {
  const first = findFrame(mp3, 0);
  if (first === undefined) throw new Error('no frames');
  const frames = [...framesFrom(mp3, first.at, first)];
  const header = Buffer.from(mp3.subarray(first.at, first.at + 4));
  header[1] = (header[1] ?? 0) | 1;
  header[2] = ((header[2] ?? 0) & 0x0d) | (first.version === 1 ? 0xb0 : 0xe0);
  const kilobits = first.version === 1 ? 192_000 : 160_000;
  const frame = Buffer.alloc(Math.floor(((first.samples / 8) * kilobits) / first.sampleRate));
  header.copy(frame);
  const perEntry = Math.ceil(frames.length / 50);
  frame.write('VBRI', 36, 'latin1');
  frame.writeUInt32BE(frame.length + mp3.length, 46);
  frame.writeUInt32BE(frames.length, 50);
  frame.writeUInt16BE(50, 54);
  frame.writeUInt16BE(1, 56);
  frame.writeUInt16BE(2, 58);
  frame.writeUInt16BE(perEntry, 60);
  for (let entry = 0; entry < 50; entry++) {
    const span = frames.slice(entry * perEntry, (entry + 1) * perEntry);
    frame.writeUInt16BE(
      span.reduce((sum, one) => sum + one.size, 0),
      62 + 2 * entry,
    );
  }
  return Buffer.concat([frame, mp3]);
}

/** An ID3v2.4 tag with a picture of this many bytes, all of them like the start of a frame. */
export function tagOf(bytes: number): Buffer {
  const size = [21, 14, 7, 0].map((shift) => (bytes >> shift) & 0x7f);
  return Buffer.concat([
    Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, ...size]),
    Buffer.alloc(bytes, Buffer.from([0xff, 0xfb, 0x90, 0x64])),
  ]);
}
