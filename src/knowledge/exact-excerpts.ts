import type { Archive } from '../archive/archive.ts';
import { ANCHOR_EVERY, FIELD_COUNT } from '../search/index/columns.ts';
import { TRANSCRIPT } from '../search/index/fields.ts';
import type { ExcerptLocation, Segment } from '../search/snippet/excerpt.ts';
import { tokensOf } from '../search/snippet/marked-text.ts';
import type { ExactExcerpt, ExactRequest } from './exact-answers.ts';

/** A match in a text: start and end in UTF-16 units. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** The lines from the first up to, not with, the second, and the matches in them. */
interface Window {
  from: number;
  to: number;
  readonly marks: Mark[];
}

/** The first matches of a transcript with the lines around them; windows that touch are one. */
export function passagesOf(
  archive: Archive,
  document: number,
  text: string,
  bytes: Buffer,
  marks: readonly Mark[],
  { matches, context }: Pick<ExactRequest, 'matches' | 'context'>,
): ExactExcerpt[] {
  const shown = marks.slice(0, matches);
  const last = shown.at(-1);
  if (!last) return [];
  const starts = lineStarts(text);
  const windows: Window[] = [];
  for (const mark of shown) {
    const from = Math.max(0, startAt(starts, mark.start) - context);
    const to = Math.min(starts.length, startAt(starts, mark.end - 1) + context + 1);
    const previous = windows.at(-1);
    if (previous && from <= previous.to) {
      previous.to = Math.max(previous.to, to);
      previous.marks.push(mark);
    } else windows.push({ from, to, marks: [mark] });
  }
  return windows.map((window) => ({
    line: window.from + 1,
    // Matches beyond the number that was asked for are marked too where they stand in lines that are shown.
    lines: linesOf(text, starts, window, marks),
    location: locationOf(archive, document, bytes, byteAt(text, bytes, window.marks[0]?.start ?? 0)),
  }));
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The last of ascending starts that is not beyond a place. */
function startAt(starts: ArrayLike<number>, at: number): number {
  let from = 0;
  let to = starts.length;
  while (to - from > 1) {
    const middle = (from + to) >>> 1;
    if ((starts[middle] ?? 0) <= at) from = middle;
    else to = middle;
  }
  return from;
}

function linesOf(text: string, starts: readonly number[], { from, to }: Window, marks: readonly Mark[]): Segment[][] {
  const lines: Segment[][] = [];
  const first = starts[from] ?? 0;
  const beyond = starts[to] ?? text.length;
  const inside = marks.filter(({ start, end }) => end > first && start < beyond);
  for (let line = from; line < to; line++) {
    const end = line + 1 < starts.length ? (starts[line + 1] ?? 0) - 1 : text.length;
    const segments: Segment[] = [];
    let done = starts[line] ?? 0;
    const push = (upTo: number, match: boolean): void => {
      if (upTo <= done) return;
      segments.push({ text: text.slice(done, upTo), match });
      done = upTo;
    };
    for (const mark of inside) {
      if (mark.end <= done || mark.start >= end) continue;
      push(mark.start, false);
      push(Math.min(mark.end, end), true);
    }
    push(end, false);
    lines.push(segments);
  }
  return lines;
}

function byteAt(text: string, bytes: Buffer, at: number): number {
  return bytes.length === text.length ? at : Buffer.byteLength(text.slice(0, at));
}

/** The word at a byte of a transcript's text: from the anchor before it, the words are counted. */
function locationOf({ columns, catalogue }: Archive, document: number, bytes: Buffer, byte: number): ExcerptLocation {
  const anchors = columns.anchors.subarray(columns.anchorStarts[document], columns.anchorStarts[document + 1]);
  const anchor = startAt(anchors, byte);
  const between = bytes.toString('utf8', anchors[anchor] ?? 0, byte);
  // A match that begins inside of a token: that token is among those before it.
  const inToken = /[^\s-]$/u.test(between) ? 1 : 0;
  const word = anchor * ANCHOR_EVERY + tokensOf(between).length - inToken;
  const words = columns.tokens[document * FIELD_COUNT + TRANSCRIPT] ?? 0;
  const share = word / Math.max(1, words);
  const duration = catalogue.episodes[document]?.duration;
  return { word, share, ...(duration === undefined ? {} : { seconds: Math.round(share * duration) }) };
}
