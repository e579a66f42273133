import { mayHoldAddress } from './address-scan.ts';
import { firstLineNotUtf8, isCleanText } from './byte-scan.ts';
import { collapseLoops, type LineRange } from './collapse-loops.ts';
import { causeOf } from './file-errors.ts';
import type { Loop } from './model.ts';
import type { Problem } from './problem.ts';
import { readBytes } from './read-bytes.ts';
import { redactAddresses } from './redact-addresses.ts';
import { visibleText } from './tidy.ts';
import { withoutPrefix } from './title.ts';

export interface TranscriptFileText {
  /** As the header has it, without the number of the show; empty when there is none. */
  readonly title: string;
  /** UTF-8, lines joined by `\n`, without the header. May be a view of a larger buffer. */
  readonly text: Uint8Array;
  readonly loops: readonly Loop[];
  readonly problems: readonly Problem[];
}

const LINE_FEED = 0x0a;
const SPACE = 0x20;
const HEADER_LINE = /^(Episode|Title|Source|Transcribed):(.*)$/;
const HEADER_END = '---';
/** A header has four lines and its end; no text is decoded in search of more. */
const LONGEST_HEADER = 5;
/** From this many unreadable characters on, and from this share of all, a file is no text at all. */
const GARBAGE_CHARACTERS = 32;
const GARBAGE_SHARE = 0.1;
const UNREADABLE = /(?!\s)[\p{Cc}\ufffd]/gu;

/**
 * Reads `hprNNNN.txt`. Whatever is in the file, there is an answer: a file that is no text gives an empty one, and the
 * problem says why.
 */
export function readTranscript(path: string, id: number): TranscriptFileText {
  const problems: Problem[] = [];
  let bytes: Buffer;
  try {
    bytes = readBytes(path);
  } catch (error) {
    return withoutText(path, `left out: ${causeOf(error)}`);
  }
  if (!isCleanText(bytes)) {
    const line = firstLineNotUtf8(bytes);
    const repaired = repair(bytes);
    if (repaired === undefined) return withoutText(path, 'left out: it is not text');
    if (line !== undefined) problems.push({ path, line, reason: 'some bytes are not UTF-8, shown as \ufffd' });
    bytes = repaired;
  }
  if (mayHoldAddress(bytes)) bytes = Buffer.from(redactAddresses(bytes.toString()));

  const lines = splitLines(bytes);
  const header = readHeader(bytes, lines);
  if (header.episode !== undefined && header.episode !== id) {
    problems.push({ path, reason: `its header says episode ${header.episode}; served as ${id}, as its name says` });
  }
  const withoutHeader = { starts: lines.starts.slice(header.lines), ends: lines.ends.slice(header.lines) };
  const title = withoutPrefix(header.title, header.episode ?? id);
  return { title, problems, ...collapse(bytes, withoutHeader) };
}

function withoutText(path: string, reason: string): TranscriptFileText {
  return { title: '', text: new Uint8Array(), loops: [], problems: [{ path, reason }] };
}

function repair(bytes: Buffer): Buffer | undefined {
  const text = bytes.toString();
  const unreadable = text.match(UNREADABLE)?.length ?? 0;
  if (unreadable > GARBAGE_CHARACTERS && unreadable > text.length * GARBAGE_SHARE) return undefined;
  return Buffer.from(visibleText(text));
}

/** The bounds of all lines that are not blank, without the spaces around them. */
interface Lines {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function splitLines(bytes: Buffer): Lines {
  const starts: number[] = [];
  const ends: number[] = [];
  for (let from = 0; from < bytes.length; ) {
    const lineFeed = bytes.indexOf(LINE_FEED, from);
    const next = lineFeed === -1 ? bytes.length : lineFeed;
    let start = from;
    let end = next;
    while (start < end && bytes[start] === SPACE) start++;
    while (end > start && bytes[end - 1] === SPACE) end--;
    if (start < end) {
      starts.push(start);
      ends.push(end);
    }
    from = next + 1;
  }
  return { starts, ends };
}

interface Header {
  readonly title: string;
  readonly episode?: number;
  /** How many lines belong to it. */
  readonly lines: number;
}

function readHeader(bytes: Buffer, { starts, ends }: Lines): Header {
  const longest = Math.min(starts.length, LONGEST_HEADER);
  let title = '';
  let episode: number | undefined;
  let lines = 0;
  for (const raw of bytes.toString('utf8', starts[0], ends[longest - 1]).split('\n')) {
    const line = raw.trim();
    if (line === '') continue;
    const [, key, value = ''] = HEADER_LINE.exec(line) ?? [];
    if (key === undefined && line !== HEADER_END) break;
    lines++;
    if (key === undefined) break;
    if (key === 'Title') title = value.trim();
    if (key === 'Episode' && /^\s*\d{1,6}$/.test(value)) episode = Number(value);
  }
  return { title, lines, ...(episode === undefined ? {} : { episode }) };
}

function collapse(bytes: Buffer, lines: Lines): { readonly text: Uint8Array; readonly loops: readonly Loop[] } {
  const { starts, ends } = lines;
  const keys = starts.map((start, line) => ((ends[line] ?? 0) - start) * 256 + (bytes[start] ?? 0));
  const { kept, loops } = collapseLoops(
    keys,
    (a, b) => bytes.compare(bytes, starts[a], ends[a], starts[b], ends[b]) === 0,
  );
  return { text: join(bytes, lines, kept), loops };
}

/** Joins lines by line feeds. Neighbours are copied as one piece, and a text that is one piece is not copied at all. */
function join(bytes: Buffer, { starts, ends }: Lines, kept: readonly LineRange[]): Uint8Array {
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

  const text = new Uint8Array(pieces.reduce((length, { from, to }) => length + to - from + 1, -1));
  let at = 0;
  for (const { from, to } of pieces) {
    text.set(bytes.subarray(from, to), at);
    at += to - from;
    if (at < text.length) text[at++] = LINE_FEED;
  }
  return text;
}
