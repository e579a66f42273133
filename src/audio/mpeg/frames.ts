import { type FrameHeader, HEADER_BYTES, isSameStream, readFrameHeader } from './frame-header.ts';

/** A whole frame, and where in the bytes it starts. */
export interface Frame extends FrameHeader {
  readonly at: number;
}

/** Frames that must follow a first one: any two bytes can look like the beginning of a header. */
const FOLLOWERS = 2;

/**
 * The first frame at or after a position that others follow. What lies before it, such as half a frame or a tag, is
 * skipped.
 *
 * @param like A frame of the recording, if one is known: then the bytes may end behind the frame that is found.
 */
export function findFrame(bytes: Uint8Array, from: number, like?: FrameHeader): Frame | undefined {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const header = readFrameHeader(bytes, at);
    if (header === undefined || (like !== undefined && !isSameStream(header, like))) continue;
    if (at + header.size <= bytes.length && isFollowed(bytes, at, header, like !== undefined)) return { ...header, at };
  }
  return undefined;
}

/** Every whole frame of a recording from a position on, without what stands between frames. */
export function* framesFrom(bytes: Uint8Array, from: number, like: FrameHeader): Generator<Frame, void> {
  let at = from;
  for (;;) {
    const header = readFrameHeader(bytes, at);
    const isNext = header !== undefined && isSameStream(header, like) && at + header.size <= bytes.length;
    const frame = isNext ? { ...header, at } : findFrame(bytes, at, like);
    if (frame === undefined) return;
    yield frame;
    at = frame.at + frame.size;
  }
}

/** How far back in the frames before it the data of a frame begins, in bytes: its share of the bit reservoir. */
export function reservoirOf(bytes: Uint8Array, { at, version, hasChecksum }: Frame): number {
  const [first = 0, second = 0] = bytes.subarray(at + HEADER_BYTES + (hasChecksum ? 2 : 0));
  return version === 1 ? (first << 1) | (second >> 7) : first;
}

function isFollowed(bytes: Uint8Array, from: number, first: FrameHeader, mayEnd: boolean): boolean {
  let at = from + first.size;
  for (let followers = 0; followers < FOLLOWERS; followers++) {
    if (at + HEADER_BYTES > bytes.length) return mayEnd;
    const header = readFrameHeader(bytes, at);
    if (header === undefined || !isSameStream(header, first)) return false;
    at += header.size;
  }
  return true;
}
