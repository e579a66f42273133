import { visibleText } from '../text/visible.ts';
import { mayHoldAddress } from './address-scan.ts';
import { firstLineNotUtf8, isCleanText } from './byte-scan.ts';
import { collapseLoops } from './collapse-loops.ts';
import { causeOf } from './file-errors.ts';
import type { TranscriptFile } from './layout.ts';
import { withoutEpisodePrefix } from './links.ts';
import type { Loop } from './model.ts';
import type { Problem } from './problems.ts';
import { type Allocate, readBytes } from './read-bytes.ts';
import { redactAddresses } from './redact-addresses.ts';
import { joinLines, type Lines, linesFrom, sameLine, splitLines } from './text-lines.ts';
import { scanText } from './text-scan.ts';

export interface TranscriptFileText {
  /** From the header, without the show's number; empty when there is none. */
  readonly title: string;
  /** UTF-8, lines joined by `\n`, without the header. May be a view of a larger buffer. */
  readonly text: Uint8Array;
  readonly loops: readonly Loop[];
  readonly problems: readonly Problem[];
}

/** Six times HPR's longest, and forty hours of speech. A search of one transcript takes time in proportion to its length. */
const LONGEST_TRANSCRIPT = 2 * 1024 * 1024;
const HEADER_LINE = /^(Episode|Title|Source|Transcribed):(.*)$/;
const LINE_FEED = 0x0a;
const SPACE = 0x20;
/** The bytes of a character behind its first are 10xxxxxx. */
const UTF8_CONTINUATION = 0x80;
const UTF8_CONTINUATION_MASK = 0xc0;
const HEADER_END = '---';
/** Lines of a header with its end. Only these are decoded. */
const LONGEST_HEADER = 5;
/** A file is not text when it has more unreadable characters than this, and a larger share of them. */
const GARBAGE_CHARACTERS = 32;
const GARBAGE_SHARE = 0.1;
const UNREADABLE = /(?!\s)[\p{Cc}\ufffd]/gu;

/**
 * Reads `hprNNNN.txt`. Never throws: a file that cannot be used has an empty text, and a problem says why.
 * @param allocate Memory for the file. The text may be a view of it.
 */
export function readTranscript(file: TranscriptFile, allocate?: Allocate): TranscriptFileText {
  const { id, path } = file;
  const problems: Problem[] = [];
  let bytes: Buffer;
  try {
    const start = readBytes(file, { ...(allocate && { allocate }), most: LONGEST_TRANSCRIPT });
    bytes = start.isWhole ? start.bytes : wholeWords(start.bytes);
    if (!start.isWhole) problems.push({ path, reason: `longer than ${LONGEST_TRANSCRIPT} bytes, read up to there` });
  } catch (error) {
    return withoutText(path, `left out: ${causeOf(error)}`);
  }
  let scan = scanText(bytes);
  if (!isCleanText(bytes, scan)) {
    const line = firstLineNotUtf8(bytes);
    const repaired = repair(bytes);
    if (repaired === undefined) return withoutText(path, 'left out: it is not text');
    if (line !== undefined) problems.push({ path, line, reason: 'some bytes are not UTF-8, shown as \ufffd' });
    bytes = repaired;
    scan = scanText(bytes);
  }
  if (mayHoldAddress(bytes, scan)) bytes = Buffer.from(redactAddresses(bytes.toString()));

  const lines = splitLines(bytes);
  const header = readHeader(bytes, lines);
  if (header.episode !== undefined && header.episode !== id) {
    problems.push({ path, reason: `its header says episode ${header.episode}; served as ${id}, as its name says` });
  }
  const body = linesFrom(lines, header.lines);
  const { kept, loops } = collapseLoops(body.keys, (a, b) => sameLine(bytes, body, a, b));
  const title = withoutEpisodePrefix(header.title, header.episode ?? id);
  return { title, text: joinLines(bytes, body, kept), loops, problems };
}

function withoutText(path: string, reason: string): TranscriptFileText {
  return { title: '', text: new Uint8Array(), loops: [], problems: [{ path, reason }] };
}

/** The bytes up to the last space or line break, or up to the last character where there is neither. */
function wholeWords(bytes: Buffer): Buffer {
  let end = Math.max(bytes.lastIndexOf(LINE_FEED), bytes.lastIndexOf(SPACE));
  if (end > 0) return bytes.subarray(0, end);
  end = bytes.length - 1;
  while (end > 0 && ((bytes[end] ?? 0) & UTF8_CONTINUATION_MASK) === UTF8_CONTINUATION) end--;
  return bytes.subarray(0, end);
}

function repair(bytes: Buffer): Buffer | undefined {
  const text = bytes.toString();
  const unreadable = text.match(UNREADABLE)?.length ?? 0;
  if (unreadable > GARBAGE_CHARACTERS && unreadable > text.length * GARBAGE_SHARE) return undefined;
  return Buffer.from(visibleText(text));
}

interface Header {
  readonly title: string;
  readonly episode?: number;
  /** The number of its lines. */
  readonly lines: number;
}

function readHeader(bytes: Buffer, { starts, ends }: Lines): Header {
  const last = Math.min(starts.length, LONGEST_HEADER) - 1;
  let title = '';
  let episode: number | undefined;
  let lines = 0;
  for (const raw of bytes.toString('utf8', starts[0], ends[last]).split('\n')) {
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
