import { durationOf } from './mpeg/frame-header.ts';
import { type Frame, framesFrom, reservoirOf } from './mpeg/frames.ts';
import { seekFrame } from './mpeg/seek-frame.ts';
import type { Recording } from './recording.ts';
import { frameAt, LEAD, LONGEST_FRAME, type Span, type Window } from './window.ts';

/**
 * Cuts a clip out of a part of a recording: whole frames as they are, behind a frame that tells players how long it is.
 * Undefined when no frames are there.
 *
 * @param part The bytes of the window, or as many of them as there are.
 * @param limit The clip's longest size in bytes; a longer one is cut short.
 */
export function cutClip(
  part: Uint8Array,
  window: Window,
  recording: Recording,
  span: Span,
  limit: number,
): Uint8Array | undefined {
  const all = [...framesFrom(part, 0, recording.first)];
  const wanted = frameAt(all, window, recording, span.start);
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
