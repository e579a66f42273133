import { durationOf } from './mpeg/frame-header.ts';
import { type Frame, framesFrom, reservoirOf } from './mpeg/frames.ts';
import { seekFrame } from './mpeg/seek-frame.ts';
import { frameSize, type Recording } from './recording.ts';

/** Frames before a clip from which its first may take its data; they hold some tenths of a second. */
const LEAD = 10;
/** How much longer than its mean a part of a variable bit rate is expected to be. */
const MARGIN = 1.5;
/** The longest frame there is, in bytes, and more. */
const LONGEST_FRAME = 2_881;

/** Seconds of a recording. */
export interface Span {
  readonly start: number;
  readonly length: number;
}

/** The bytes of the file to look at for a clip: `from` up to but not `to`. */
export function bytesFor(recording: Recording, { start, length }: Span, limit: number): { from: number; to: number } {
  const lead = Math.ceil(LEAD * frameSize(recording)) + LONGEST_FRAME;
  const from = Math.max(recording.first.at, Math.floor(recording.byteAt(start)) - lead);
  const byMean = from + (length * recording.bitrate * MARGIN) / 8;
  const end = recording.isConstant
    ? recording.byteAt(start + length)
    : Math.max(byMean, recording.byteAt(start + length));
  return { from, to: Math.min(Math.ceil(end) + lead, from + limit) };
}

/**
 * Cuts a clip out of a part of a recording: whole frames as they are, behind a frame that tells players how long it is.
 * Undefined when no frames are there.
 *
 * @param part Bytes of the file from `at` on.
 * @param limit The clip's longest size in bytes; a longer one is cut short.
 */
export function cutClip(
  part: Uint8Array,
  at: number,
  recording: Recording,
  span: Span,
  limit: number,
): Uint8Array | undefined {
  const all = [...framesFrom(part, 0, recording.first)];
  const target = recording.byteAt(span.start) - at;
  const wanted = all.findIndex((frame) => frame.at + frame.size > target);
  if (wanted < 0) return undefined;
  const first = startOf(part, all, wanted);
  const count = wanted - first + Math.ceil(span.length / durationOf(recording.first));
  return joined(part, withinSize(all.slice(first, first + count), limit - LONGEST_FRAME));
}

function withinSize(frames: readonly Frame[], limit: number): readonly Frame[] {
  let total = 0;
  const tooMany = frames.findIndex(({ size }) => {
    total += size;
    return total > limit;
  });
  return tooMany < 0 ? frames : frames.slice(0, tooMany);
}

/** The nearest frame before the wanted one that needs nothing of those before it; decoders mute what lacks its data. */
function startOf(part: Uint8Array, frames: readonly Frame[], wanted: number): number {
  const earliest = Math.max(0, wanted - LEAD);
  for (let index = wanted; index > earliest; index--) {
    const frame = frames[index];
    if (frame !== undefined && reservoirOf(part, frame) === 0) return index;
  }
  return earliest;
}

function joined(part: Uint8Array, frames: readonly Frame[]): Uint8Array | undefined {
  const [first] = frames;
  if (first === undefined) return undefined;
  const bodies = frames.map(({ at, size }) => part.subarray(at, at + size));
  const isConstant = frames.every(({ bitrate }) => bitrate === first.bitrate);
  const front = seekFrame(
    part.subarray(first.at, first.at + 4),
    frames.map(({ size }) => size),
    isConstant,
  );
  return Buffer.concat(front === undefined ? bodies : [front, ...bodies]);
}
