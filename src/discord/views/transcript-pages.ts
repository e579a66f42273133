import type { Transcript, TranscriptLine } from '../../knowledge/knowledge-base.ts';
import type { Segment } from '../../search/snippet/excerpt.ts';
import { lengthOfWords } from '../../text/cut.ts';
import { count } from '../../text/format.ts';
import { beginning, mark } from '../text/markdown.ts';

/** A screen of a computer, two or three of a phone; about two minutes of talk. In units before bold and escapes. */
const PAGE = 1650;
/** A recogniser knows no paragraphs: one ends with the first sentence beyond this. */
const PARAGRAPH = 320;
/** Text without any sentence's end is parted all the same. */
const LONGEST_PARAGRAPH = 800;
/** Where nobody speaks, a recogniser writes full stops. */
const LETTER = /[\p{L}\p{N}]/u;

export interface TranscriptPage {
  readonly paragraphs: readonly Piece[];
  /** Ordinal of its first word in the transcript. */
  readonly word: number;
  /** The words that matched on this page, in small letters, each as often as it is there. */
  readonly matches: readonly string[];
}

/** A paragraph; or a line of one, or a part of a line that is too long for one. */
interface Piece {
  readonly segments: readonly Segment[];
  readonly word: number;
  /** What the recogniser repeated, in words. */
  readonly note: string;
}

/** The transcript as pages of paragraphs. */
export function transcriptPages(transcript: Transcript): readonly TranscriptPage[] {
  const pages: { paragraphs: Piece[]; length: number }[] = [];
  for (const paragraph of paragraphs(transcript.lines.flatMap(pieces))) {
    const length = lengthOf(paragraph.segments) + paragraph.note.length;
    const page = pages.at(-1);
    if (page !== undefined && page.length + length <= PAGE) {
      page.paragraphs.push(paragraph);
      page.length += length;
    } else {
      pages.push({ paragraphs: [paragraph], length });
    }
  }
  return pages.map(({ paragraphs }) => ({
    paragraphs,
    word: paragraphs[0]?.word ?? 0,
    matches: paragraphs.flatMap(matchesIn),
  }));
}

/** The page as markdown, with the matches in bold. */
export function pageText({ paragraphs }: TranscriptPage): string {
  return paragraphs.map(paragraphText).join('\n\n');
}

/** The index of the page on which the word with this ordinal stands. */
export function pageOfWord(pages: readonly TranscriptPage[], word: number): number {
  return Math.max(
    0,
    pages.findLastIndex((page) => page.word <= word),
  );
}

function pieces(line: TranscriptLine): readonly Piece[] {
  const text = line.segments.map((segment) => segment.text).join('');
  const note = line.loop ? loopInWords(line.loop.lines, line.loop.times) : '';
  if (!LETTER.test(text)) return [];
  if (text.length <= LONGEST_PARAGRAPH) return [{ ...line, note }];
  const parts: Piece[] = [];
  let [rest, restText, word] = [line.segments, text, line.word];
  while (restText !== '') {
    const length = lengthOfWords(restText, LONGEST_PARAGRAPH);
    const part = restText.slice(0, length);
    parts.push({ segments: beginning(rest, length), word, note: length === restText.length ? note : '' });
    word += part.split(/\s+/).filter((found) => found !== '').length;
    rest = withoutBeginning(rest, length);
    restText = restText.slice(length);
  }
  return parts;
}

function withoutBeginning(segments: readonly Segment[], length: number): readonly Segment[] {
  let left = length;
  return segments.flatMap(({ text, match }) => {
    const kept = text.slice(Math.max(0, left));
    left -= text.length;
    return kept === '' ? [] : [{ text: kept, match }];
  });
}

function loopInWords(lines: number, times: number): string {
  return lines === 1 ? `repeated ${count(times)} times` : `these ${count(lines)} lines repeated ${count(times)} times`;
}

function paragraphs(all: readonly Piece[]): readonly Piece[] {
  const made: Piece[] = [];
  let open: Piece | undefined;
  for (const piece of all) {
    if (open !== undefined && lengthOf(open.segments) + lengthOf(piece.segments) > LONGEST_PARAGRAPH) {
      made.push(open);
      open = undefined;
    }
    open = open === undefined ? piece : joined(open, piece);
    if (open.note !== '' || (lengthOf(open.segments) >= PARAGRAPH && endsSentence(piece.segments))) {
      made.push(open);
      open = undefined;
    }
  }
  return open === undefined ? made : [...made, open];
}

function joined(first: Piece, second: Piece): Piece {
  const segments = [...first.segments, { text: ' ', match: false }, ...second.segments];
  return { segments, word: first.word, note: second.note };
}

/**
 * Bold and escapes make text longer, at worst where every other letter is a match. Such a paragraph goes without bold: an
 * escape doubles a length at most, so a page fits an embed whatever it says.
 */
function paragraphText({ segments, note }: Piece): string {
  const inBold = mark(segments);
  const isTooLong = inBold.length > 2 * (lengthOf(segments) + note.length) + '****'.length;
  const said = isTooLong ? mark(segments.map(({ text }) => ({ text, match: false }))) : inBold;
  return [said.trim(), note && `*(${note})*`].filter((part) => part !== '').join(' ');
}

function matchesIn({ segments }: Piece): readonly string[] {
  return segments.filter(({ match }) => match).map(({ text }) => text.toLowerCase());
}

function lengthOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { text }) => sum + text.length, 0);
}

function endsSentence(segments: readonly Segment[]): boolean {
  return /[.!?…]["'”’)\]]*\s*$/.test(segments.at(-1)?.text ?? '');
}
