import type { Segment, Transcript, TranscriptLine } from '../../knowledge/knowledge-base.ts';
import { lengthOfWords } from '../../text/cut.ts';
import { count } from '../../text/format.ts';
import { beginning, mark, withoutBeginning } from '../text/markdown.ts';

/** A screen of a computer, two or three of a phone; about two minutes of talk. In units before bold and escapes. */
const PAGE = 1650;
/** A recogniser knows no paragraphs: one ends with the first sentence beyond this. */
const PARAGRAPH = 320;
/** Text without the end of a sentence is split all the same. */
const LONGEST_PARAGRAPH = 800;
/** The recogniser writes full stops for silence. */
const LETTER = /[\p{L}\p{N}]/u;
const SENTENCE_END = /[.!?…]["'”’)\]]*\s*$/;
const BETWEEN_LINES = ' ';

/** A run of a line's text: the whole line, unless it is longer than a paragraph may be. */
interface Run {
  readonly line: TranscriptLine;
  readonly start: number;
  readonly end: number;
  /** Ordinal of its first word in the transcript. */
  readonly word: number;
  /** What the recogniser repeated, in words. */
  readonly note: string;
}

interface Paragraph {
  readonly runs: readonly Run[];
  /** Units of text, without the note. */
  readonly length: number;
}

export interface TranscriptPage {
  readonly paragraphs: readonly Paragraph[];
  /** Ordinal of its first word in the transcript. */
  readonly word: number;
}

/** Where the pages of a transcript begin and end. Depends on the text alone, not on what is marked in it. */
export function transcriptPages({ lines }: Pick<Transcript, 'lines'>): readonly TranscriptPage[] {
  const pages: { paragraphs: Paragraph[]; length: number }[] = [];
  for (const paragraph of paragraphs(lines.flatMap(runsOf))) {
    const length = paragraph.length + noteOf(paragraph).length;
    const page = pages.at(-1);
    if (page !== undefined && page.length + length <= PAGE) {
      page.paragraphs.push(paragraph);
      page.length += length;
    } else {
      pages.push({ paragraphs: [paragraph], length });
    }
  }
  return pages.map(({ paragraphs }) => ({ paragraphs, word: paragraphs[0]?.runs[0]?.word ?? 0 }));
}

/** The page as markdown, with the matches in bold. */
export function pageText({ paragraphs }: TranscriptPage): string {
  return paragraphs.map(paragraphText).join('\n\n');
}

/** The number of the page, from 1, on which the word with this ordinal stands. */
export function pageOfWord(pages: readonly TranscriptPage[], word: number): number {
  return Math.max(1, pages.findLastIndex((page) => page.word <= word) + 1);
}

/** The numbers of the pages, from 1, on which any of these words stand. */
export function pagesOfWords(pages: readonly TranscriptPage[], words: readonly number[]): readonly number[] {
  const found: number[] = [];
  let page = 1;
  for (const word of words) {
    while (page < pages.length && (pages[page]?.word ?? 0) <= word) page++;
    if (found.at(-1) !== page) found.push(page);
  }
  return found;
}

function runsOf(line: TranscriptLine): readonly Run[] {
  const { text, loop } = line;
  if (!LETTER.test(text)) return [];
  const note = loop ? loopInWords(loop.lines, loop.times) : '';
  if (text.length <= LONGEST_PARAGRAPH) return [{ line, start: 0, end: text.length, word: line.word, note }];
  const runs: Run[] = [];
  let [start, word] = [0, line.word];
  while (start < text.length) {
    const rest = text.slice(start);
    const end = start + lengthOfWords(rest, LONGEST_PARAGRAPH);
    runs.push({ line, start, end, word, note: end === text.length ? note : '' });
    word += text
      .slice(start, end)
      .split(/[\s-]+/)
      .filter((found) => found !== '').length;
    start = end;
  }
  return runs;
}

function loopInWords(lines: number, times: number): string {
  return lines === 1 ? `repeated ${count(times)} times` : `these ${count(lines)} lines repeated ${count(times)} times`;
}

function paragraphs(runs: readonly Run[]): readonly Paragraph[] {
  const made: Paragraph[] = [];
  let open: Run[] = [];
  let length = 0;
  const close = (): void => {
    if (open.length > 0) made.push({ runs: open, length });
    [open, length] = [[], 0];
  };
  for (const run of runs) {
    const added = run.end - run.start;
    if (length + added > LONGEST_PARAGRAPH) close();
    length += (open.length > 0 ? BETWEEN_LINES.length : 0) + added;
    open.push(run);
    if (run.note !== '' || (length >= PARAGRAPH && SENTENCE_END.test(run.line.text.slice(run.start, run.end)))) close();
  }
  close();
  return made;
}

/**
 * Bold and escapes make text longer, at worst where every other letter is a match. Such a paragraph goes without bold:
 * an escape doubles a length at most, so a page fits an embed whatever it says.
 */
function paragraphText(paragraph: Paragraph): string {
  const note = noteOf(paragraph);
  const segments = paragraph.runs.flatMap((run, index) => [
    ...(index > 0 ? [{ text: BETWEEN_LINES, match: false }] : []),
    ...segmentsOf(run),
  ]);
  const inBold = mark(segments);
  const isTooLong = inBold.length > 2 * (paragraph.length + note.length) + '****'.length;
  const said = isTooLong ? mark(segments.map(({ text }) => ({ text, match: false }))) : inBold;
  return [said.trim(), note && `*(${note})*`].filter((part) => part !== '').join(' ');
}

function segmentsOf({ line, start, end }: Run): readonly Segment[] {
  return beginning(withoutBeginning(line.segments, start), end - start);
}

function noteOf({ runs }: Paragraph): string {
  return runs.at(-1)?.note ?? '';
}
