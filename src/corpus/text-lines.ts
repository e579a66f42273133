import type { LineRange } from './collapse-loops.ts';

const LINE_FEED = 0x0a;
const SPACE = 0x20;
const USUAL_COUNT = 1024;

/** The non-blank lines of a text, trimmed, as byte offsets. */
export interface Lines {
  readonly starts: Int32Array;
  /** Exclusive. */
  readonly ends: Int32Array;
  /** A hash of each line. */
  readonly keys: Int32Array;
  /** The last line that does not directly follow the one before it. */
  readonly lastGap: number;
}

export function splitLines(bytes: Buffer): Lines {
  let starts = new Int32Array(USUAL_COUNT);
  let ends = new Int32Array(USUAL_COUNT);
  let keys = new Int32Array(USUAL_COUNT);
  let count = 0;
  let lastGap = 0;
  let behind = 0;
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
    if (start !== behind) lastGap = count;
    behind = end + 1;
    starts[count] = start;
    ends[count] = end;
    keys[count] = keyOf(bytes, start, end);
    count++;
  }
  return {
    starts: starts.subarray(0, count),
    ends: ends.subarray(0, count),
    keys: keys.subarray(0, count),
    lastGap,
  };
}

/** The lines from the index `first` on. */
export function linesFrom({ starts, ends, keys, lastGap }: Lines, first: number): Lines {
  return {
    starts: starts.subarray(first),
    ends: ends.subarray(first),
    keys: keys.subarray(first),
    lastGap: lastGap - first,
  };
}

export function sameLine(bytes: Buffer, { starts, ends }: Lines, a: number, b: number): boolean {
  return bytes.compare(bytes, starts[a], ends[a], starts[b], ends[b]) === 0;
}

/** Joins lines by line feeds. Adjacent lines are copied in one run, and a text that is a single run is not copied. */
export function joinLines(bytes: Buffer, lines: Lines, kept: readonly LineRange[]): Uint8Array {
  const runs = kept.flatMap((range) => copyRuns(lines, range));
  const [only] = runs;
  if (only === undefined) return new Uint8Array();
  if (runs.length === 1) return bytes.subarray(only.from, only.to);

  const text = new Uint8Array(runs.reduce((length, { from, to }) => length + to - from + 1, -1));
  let at = 0;
  for (const { from, to } of runs) {
    text.set(bytes.subarray(from, to), at);
    at += to - from;
    if (at < text.length) text[at++] = LINE_FEED;
  }
  return text;
}

/** Runs of bytes that can be copied at once; from the last gap on, all lines are one run. */
function copyRuns({ starts, ends, lastGap }: Lines, { from, to }: LineRange): LineRange[] {
  const runs: LineRange[] = [];
  for (let line = from; line < to; ) {
    const next = line >= lastGap ? to : line + 1;
    runs.push({ from: starts[line] ?? 0, to: ends[next - 1] ?? 0 });
    line = next;
  }
  return runs;
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
