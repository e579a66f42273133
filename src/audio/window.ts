import { durationOf, meanSize } from './mpeg/frame-header.ts';
import type { Frame } from './mpeg/frames.ts';
import type { Recording } from './recording.ts';

/** Seconds of a recording. */
export interface Span {
  readonly start: number;
  readonly length: number;
}

/** The part of a file to look at for a clip. */
export interface Window {
  readonly from: number;
  /** Behind its last byte; beyond the end of the file where that is looked at as well. */
  readonly to: number;
  /** The window has the first frame of the recording, or its last, so that the others can be counted. */
  readonly has: 'first frame' | 'last frame' | 'neither';
}

/** Frames before a clip from which its first may take its data; they hold some tenths of a second. */
export const LEAD = 10;
/** How much longer than its mean a part of a variable bit rate is expected to be. */
const MARGIN = 1.5;
/** The longest frame there is, in bytes, and more. */
export const LONGEST_FRAME = 2_881;
/**
 * Bytes that are read to count frames. Seeking by a table of a variable bit rate is off by seconds in a long show; counting
 * from the nearer end is exact, as long as that is not too far.
 */
const MOST_TO_COUNT = 3_000_000;
/** The part of a file that a point of a table may be off by, in either direction. */
const TABLE_STEP = 1 / 256;

/** @param limit The longest clip, in bytes. */
export function windowFor(recording: Recording, span: Span, limit: number): Window {
  const { first, frames, byteAt, isConstant } = recording;
  const lead = Math.ceil(LEAD * meanSize(recording.first, recording.bitrate)) + LONGEST_FRAME;
  const start = Math.floor(byteAt(span.start));
  const end = Math.ceil(byteAt(span.start + span.length));
  const near = { from: Math.max(first.at, start - lead), has: 'neither' as const };
  if (isConstant) return { ...near, to: Math.min(end + lead, near.from + limit) };
  const last = frames === undefined ? undefined : Math.ceil(byteAt(frames * durationOf(first)));
  const step = last === undefined ? 0 : Math.ceil((last - first.at) * TABLE_STEP) + lead;
  if (last !== undefined && end + step - first.at <= MOST_TO_COUNT) {
    return { from: first.at, to: end + step, has: 'first frame' };
  }
  const from = Math.max(first.at, start - step);
  // What stands behind the last frame, such as lyrics in a tag, is not counted.
  if (last !== undefined && last - from <= MOST_TO_COUNT) return { from, to: last + lead, has: 'last frame' };
  const byMean = near.from + (span.length * recording.bitrate * MARGIN) / 8;
  return { ...near, to: Math.min(Math.ceil(Math.max(byMean, end)) + lead, near.from + limit) };
}

/** Which of the frames in a window is played at a second; negative when none is. */
export function frameAt(frames: readonly Frame[], window: Window, recording: Recording, second: number): number {
  const number = Math.floor(second / durationOf(recording.first));
  if (window.has === 'first frame') return number < frames.length ? number : -1;
  if (window.has === 'last frame') return frames.length - Math.max(0, (recording.frames ?? 0) - number) - 1;
  const byte = recording.byteAt(second) - window.from;
  return frames.findIndex((frame) => frame.at + frame.size > byte);
}
