import type { LineRange } from './collapse-loops.ts';

const LINE_FEED = 0x0a;
const SPACE = 0x20;
const USUAL_COUNT = 1024;

/** The lines of a text that are not blank, without the spaces around them, as places in its bytes. */
export interface Lines {
  readonly starts: Int32Array;
  /** The first place behind each line. */
  readonly ends: Int32Array;
  /** Equal lines have equal keys, and others hardly ever. */
  readonly keys: Int32Array;
}

export function splitLines(bytes: Buffer): Lines {
  let starts = new Int32Array(USUAL_COUNT);
  let ends = new Int32Array(USUAL_COUNT);
  let keys = new Int32Array(USUAL_COUNT);
  let count = 0;
  for (let from = 0; from < bytes.length; ) {
    const lineFeed = bytes.indexOf(LINE_FEED, from);
    const next = lineFeed === -1 ? bytes.length : lineFeed;
    let start = from;
    let end = next;
    while (start < end && bytes[start] === SPACE) start++;
    while (end > start && bytes[end - 1] === SPACE) end--;
    from = next + 1;
    if (start === end) continue;

    if (count === starts.length) {
      starts = doubled(starts);
      ends = doubled(ends);
      keys = doubled(keys);
    }
    starts[count] = start;
    ends[count] = end;
    keys[count] = keyOf(bytes, start, end);
    count++;
  }
  return { starts: starts.subarray(0, count), ends: ends.subarray(0, count), keys: keys.subarray(0, count) };
}

/** The lines without the first ones. */
export function linesFrom({ starts, ends, keys }: Lines, first: number): Lines {
  return { starts: starts.subarray(first), ends: ends.subarray(first), keys: keys.subarray(first) };
}

export function sameLine(bytes: Buffer, { starts, ends }: Lines, a: number, b: number): boolean {
  return bytes.compare(bytes, starts[a], ends[a], starts[b], ends[b]) === 0;
}

/** Joins lines by line feeds. Neighbours are copied as one piece, and a text that is one piece is not copied at all. */
export function joinLines(bytes: Buffer, { starts, ends }: Lines, kept: readonly LineRange[]): Uint8Array {
  const pieces: { readonly from: number; readonly to: number }[] = [];
  let from = -1;
  let to = -1;
  for (const range of kept) {
    for (let line = range.from; line < range.to; line++) {
      const start = starts[line] ?? 0;
      if (from === -1) from = start;
      else if (start !== to + 1) {
        pieces.push({ from, to });
        from = start;
      }
      to = ends[line] ?? 0;
    }
  }
  if (from === -1) return new Uint8Array();
  pieces.push({ from, to });
  if (pieces.length === 1) return bytes.subarray(from, to);

  const text = new Uint8Array(pieces.reduce((length, piece) => length + piece.to - piece.from + 1, -1));
  let at = 0;
  for (const piece of pieces) {
    text.set(bytes.subarray(piece.from, piece.to), at);
    at += piece.to - piece.from;
    if (at < text.length) text[at++] = LINE_FEED;
  }
  return text;
}

function keyOf(bytes: Buffer, start: number, end: number): number {
  const first = bytes[start] ?? 0;
  const middle = bytes[(start + end) >> 1] ?? 0;
  const last = bytes[end - 1] ?? 0;
  return ((end - start) << 20) ^ (first << 14) ^ (middle << 7) ^ last;
}

function doubled(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(numbers.length * 2);
  more.set(numbers);
  return more;
}
