import { HEADER_BYTES, headerFor, readFrameHeader } from './frame-header.ts';

const ENTRIES = 100;
/** Frames, bytes and a table. */
const FLAGS = 7;
const TAG_BYTES = 4 + 4 + 4 + 4 + ENTRIES;

/**
 * A silent frame that tells a player how long the frames behind it are and where to seek in them. Without one, players take
 * the bit rate of the first frame for that of all. Undefined when no frame of this kind has room for it.
 *
 * @param like The first bytes of a frame of the recording.
 * @param sizes Of the frames behind it, in bytes.
 */
export function seekFrame(like: Uint8Array, sizes: readonly number[], isConstant: boolean): Uint8Array | undefined {
  const sideInfo = readFrameHeader(like, 0)?.sideInfo ?? 0;
  const header = headerFor(like, HEADER_BYTES + sideInfo + TAG_BYTES);
  const size = header && readFrameHeader(header, 0)?.size;
  if (header === undefined || size === undefined) return undefined;
  const frame = new Uint8Array(size);
  frame.set(header);
  const starts: number[] = [];
  let total = size;
  for (const one of sizes) {
    starts.push(total);
    total += one;
  }
  const view = new DataView(frame.buffer, HEADER_BYTES + sideInfo);
  for (const [index, letter] of [...(isConstant ? 'Info' : 'Xing')].entries())
    view.setUint8(index, letter.charCodeAt(0));
  view.setUint32(4, FLAGS);
  view.setUint32(8, sizes.length);
  view.setUint32(12, total);
  for (let entry = 0; entry < ENTRIES; entry++) {
    const start = starts[Math.floor((entry / ENTRIES) * sizes.length)] ?? size;
    view.setUint8(16 + entry, Math.floor((256 * start) / total));
  }
  return frame;
}
