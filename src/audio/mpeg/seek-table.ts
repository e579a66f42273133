import { HEADER_BYTES } from './frame-header.ts';
import type { Frame } from './frames.ts';

/**
 * What the first frame of many files holds instead of sound: how many frames there are, and where in the bytes a share of
 * the time is.
 */
export interface SeekTable {
  /** The encoder says that all frames have one bit rate. */
  readonly isConstant: boolean;
  /** Frames with sound. */
  readonly frames: number;
  /** Ascending, from the first frame to the end; empty when the file has no table. */
  readonly points: readonly SeekPoint[];
}

export interface SeekPoint {
  readonly frame: number;
  /** From the start of the frame that holds the table. */
  readonly byte: number;
}

const HAS_FRAMES = 1;
const HAS_BYTES = 2;
const HAS_TABLE = 4;
const XING_ENTRIES = 100;
const VBRI_AT = HEADER_BYTES + 32;
const VBRI_HEADER_BYTES = 26;

/** The table in a frame; undefined when it holds sound. */
export function readSeekTable(bytes: Uint8Array, frame: Frame): SeekTable | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset + frame.at, frame.size);
  return readXing(view, HEADER_BYTES + frame.sideInfo) ?? readVbri(view);
}

/**
 * The byte of a frame by the table, between two of whose points it lies. A point of a Xing table is exact to a 256th of the
 * file.
 */
export function byteOfFrame({ points }: SeekTable, frame: number): number | undefined {
  const after = points.findIndex((point) => point.frame >= frame);
  const [high, low] = [points[after], points[after - 1]];
  if (high === undefined) return points.at(-1)?.byte;
  if (low === undefined || high.frame === low.frame) return high.byte;
  return low.byte + ((high.byte - low.byte) * (frame - low.frame)) / (high.frame - low.frame);
}

/** Xing's and LAME's: "Xing" for a variable bit rate, "Info" for a constant one, then what the flags name. */
function readXing(view: DataView, at: number): SeekTable | undefined {
  const name = ascii(view, at);
  if (name !== 'Xing' && name !== 'Info') return undefined;
  const reader = new Reader(view, at + 4);
  const flags = reader.next(4);
  const frames = flags & HAS_FRAMES ? reader.next(4) : 0;
  const total = flags & HAS_BYTES ? reader.next(4) : 0;
  const isWhole = (flags & HAS_TABLE) !== 0 && frames > 0 && total > 0 && reader.at + XING_ENTRIES <= view.byteLength;
  const points: SeekPoint[] = isWhole ? [{ frame: 0, byte: 0 }] : [];
  for (let entry = 0; isWhole && entry < XING_ENTRIES; entry++) {
    // The entry is rounded down, so the middle is the best guess.
    const byte = ((reader.next(1) + 0.5) / 256) * total;
    if (entry > 0) points.push({ frame: (entry / XING_ENTRIES) * frames, byte });
  }
  if (isWhole) points.push({ frame: frames, byte: total });
  return { isConstant: name === 'Info', frames, points: ascending(points) };
}

/** Fraunhofer's: the sizes of equal numbers of frames. */
function readVbri(view: DataView): SeekTable | undefined {
  if (ascii(view, VBRI_AT) !== 'VBRI' || VBRI_AT + VBRI_HEADER_BYTES > view.byteLength) return undefined;
  const reader = new Reader(view, VBRI_AT + 10);
  const [, frames, entries] = [reader.next(4), reader.next(4), reader.next(2)];
  const [scale, width, perEntry] = [reader.next(2), reader.next(2), reader.next(2)];
  const points: SeekPoint[] = [{ frame: 0, byte: 0 }];
  let byte = 0;
  for (let entry = 1; entry <= entries && width <= 4 && reader.at + width <= view.byteLength; entry++) {
    byte += reader.next(width) * scale;
    points.push({ frame: Math.min(frames, entry * perEntry), byte });
  }
  return { isConstant: false, frames, points: points.length > 1 ? ascending(points) : [] };
}

/** A damaged table may go back; its later points win nothing then. */
function ascending(points: readonly SeekPoint[]): readonly SeekPoint[] {
  let last = 0;
  return points.map(({ frame, byte }) => {
    last = Math.max(last, byte);
    return { frame, byte: last };
  });
}

function ascii(view: DataView, at: number): string {
  return at + 4 > view.byteLength ? '' : String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
}

/** Reads big-endian numbers one after the other; zeros beyond the end. */
class Reader {
  readonly #view: DataView;
  at: number;

  constructor(view: DataView, at: number) {
    this.#view = view;
    this.at = at;
  }

  next(width: number): number {
    let value = 0;
    for (let index = 0; index < width; index++, this.at++) {
      value = value * 0x100 + (this.at < this.#view.byteLength ? this.#view.getUint8(this.at) : 0);
    }
    return value;
  }
}
