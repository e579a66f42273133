import { durationOf } from './mpeg/frame-header.ts';
import { type Frame, findFrame, framesFrom } from './mpeg/frames.ts';
import { byteOfFrame, readSeekTable, type SeekTable } from './mpeg/seek-table.ts';

/** What the beginning of a recording says about the rest of it. */
export interface Recording {
  /** The first frame with sound; its position is that in the file. */
  readonly first: Frame;
  /** The mean bit rate, in bits a second. */
  readonly bitrate: number;
  readonly isConstant: boolean;
  /** Frames with sound, where a table says. */
  readonly frames?: number;
  /** The byte of the file at which a second is, as near as can be told. */
  readonly byteAt: (second: number) => number;
}

export interface KnownFacts {
  /** Bytes of the whole file, if the server said. */
  readonly size?: number | undefined;
  /** Seconds of the whole show, if the corpus says. */
  readonly duration?: number | undefined;
}

/** Frames that are compared to tell whether the bit rate is constant. */
const SAMPLE = 100;

/**
 * Reads the beginning of a recording. Seconds become bytes by the frames' own bit rate where it is constant, else by the
 * table in the first frame, else by the share of the show's duration. Undefined when there are no frames.
 *
 * @param head The bytes behind all tags, with some frames at least.
 * @param at Where in the file they are.
 */
export function readRecording(head: Uint8Array, at: number, facts: KnownFacts): Recording | undefined {
  const front = findFrame(head, 0);
  if (front === undefined) return undefined;
  const table = readSeekTable(head, front);
  const sound = table === undefined ? front : (findFrame(head, front.at + front.size, front) ?? front);
  const first = { ...sound, at: at + sound.at };
  const rates = bitratesOf(head, sound);
  const isConstant = (table?.isConstant ?? true) && rates.every((rate) => rate === sound.bitrate);
  const bitrate = isConstant ? sound.bitrate : (meanBitrate(sound, table, facts) ?? mean(rates));
  const byRate = (second: number): number => first.at + (second * bitrate) / 8;
  const byTable = (second: number): number | undefined =>
    isConstant || table === undefined ? undefined : byteOfFrame(table, second / durationOf(first));
  const byteAt = (second: number): number => {
    const byte = byTable(second);
    return byte === undefined ? byRate(second) : Math.max(first.at, at + front.at + byte);
  };
  return { first, bitrate, isConstant, byteAt, ...(table?.frames && { frames: table.frames }) };
}

function bitratesOf(head: Uint8Array, sound: Frame): readonly number[] {
  const rates: number[] = [];
  for (const { bitrate } of framesFrom(head, sound.at, sound)) {
    if (rates.push(bitrate) === SAMPLE) break;
  }
  return rates;
}

/** Of a variable bit rate, by the length of the whole recording in bytes and in seconds. */
function meanBitrate(sound: Frame, table: SeekTable | undefined, facts: KnownFacts): number | undefined {
  const seconds = table && table.frames > 0 ? table.frames * durationOf(sound) : facts.duration;
  const bytes = table?.points.at(-1)?.byte ?? facts.size;
  return seconds && bytes ? (bytes * 8) / seconds : undefined;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
