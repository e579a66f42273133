import type { Archive } from '../archive/archive.ts';
import { ANCHOR_EVERY, FIELD_COUNT } from '../search/index/columns.ts';
import { TRANSCRIPT } from '../search/index/fields.ts';
import type { ExcerptLocation, Segment } from '../search/snippet/excerpt.ts';
import { tokensOf } from '../search/snippet/marked-text.ts';
import { lowerBound } from '../util/binary-search.ts';
import type { ExactExcerpt, ExactRequest } from './exact-answers.ts';

/** A match in a text, from `start` up to but not including `end`, in UTF-16 units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** The lines from `from` up to but not including `to`, and the matches in them. */
interface LineWindow {
  from: number;
  to: number;
  readonly marks: TextRange[];
}

/** The first matches of a transcript with the lines around them. Windows that touch are merged. */
export function excerptsOf(
  archive: Archive,
  document: number,
  text: string,
  bytes: Buffer,
  marks: readonly TextRange[],
  { matches, context }: Pick<ExactRequest, 'matches' | 'context'>,
): ExactExcerpt[] {
  const shown = marks.slice(0, matches);
  const last = shown.at(-1);
  if (!last) return [];
  const starts = lineStarts(text);
  const windows: LineWindow[] = [];
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
    // All matches in the shown lines are marked, also those beyond the requested number.
    lines: linesOf(text, starts, window, marks),
    location: locationOf(archive, document, bytes, byteAt(text, bytes, window.marks[0]?.start ?? 0)),
  }));
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The index of the last of ascending starts that is at or before a position; 0 when there is none. */
function startAt(starts: ArrayLike<number>, at: number): number {
  return Math.max(0, lowerBound(starts, at + 1) - 1);
}

function linesOf(
  text: string,
  starts: readonly number[],
  { from, to }: LineWindow,
  marks: readonly TextRange[],
): Segment[][] {
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

/** The location of a byte in a transcript. The words are counted from the last anchor before it. */
function locationOf({ columns, catalogue }: Archive, document: number, bytes: Buffer, byte: number): ExcerptLocation {
  const anchors = columns.anchors.subarray(columns.anchorStarts[document], columns.anchorStarts[document + 1]);
  const anchor = startAt(anchors, byte);
  const between = bytes.toString('utf8', anchors[anchor] ?? 0, byte);
  // For a match inside a token, the start of that token was counted as a word too.
  const inToken = /[^\s-]$/u.test(between) ? 1 : 0;
  const word = anchor * ANCHOR_EVERY + tokensOf(between).length - inToken;
  const words = columns.tokens[document * FIELD_COUNT + TRANSCRIPT] ?? 0;
  const share = word / Math.max(1, words);
  const duration = catalogue.episodes[document]?.duration;
  return { word, share, ...(duration === undefined ? {} : { seconds: Math.round(share * duration) }) };
}
