import { ANNOUNCED, findAnnouncements } from '../../corpus/announcements.ts';
import type { Transcript } from '../../knowledge/knowledge-base.ts';
import { mark } from '../text/markdown.ts';
import {
  BETWEEN_LINES,
  type Piece,
  type Sentence,
  segmentsOf,
  sentencesOf,
  sentenceText,
  wordOf,
} from './transcript-sentences.ts';

/** A screen of a computer, two or three of a phone; about two minutes of talk. In units before bold and escapes. */
const PAGE = 1650;
/** A recogniser knows no paragraphs: one ends with the first sentence beyond this. */
const PARAGRAPH = 320;
const LONGEST_PARAGRAPH = 800;
/** Stands before the paragraph of the place that was asked for. */
const HERE = '▸ ';

interface Paragraph {
  readonly pieces: readonly Piece[];
  /** Units of text, without the note. */
  readonly length: number;
  /** Shown instead of the text, which is the same in every show. */
  readonly folded?: string;
}

export interface TranscriptPage {
  readonly paragraphs: readonly Paragraph[];
  /** Ordinal of its first word in the transcript. */
  readonly word: number;
}

/**
 * Where the pages of a transcript begin and end: where a sentence does. The announcements around a show are folded, unless the
 * words that were asked for are in them.
 *
 * @param sentences Those of the lines, if they are known.
 */
export function transcriptPages(
  { lines, places }: Pick<Transcript, 'lines' | 'places'>,
  sentences = sentencesOf(lines),
): readonly TranscriptPage[] {
  const pages: { paragraphs: Paragraph[]; length: number }[] = [];
  const asked = places.map(({ first }) => first);
  for (const paragraph of paragraphs(sentences, asked)) {
    const length = paragraph.length + noteOf(paragraph).length;
    const page = pages.at(-1);
    if (page !== undefined && page.length + length <= PAGE) {
      page.paragraphs.push(paragraph);
      page.length += length;
    } else {
      pages.push({ paragraphs: [paragraph], length });
    }
  }
  return pages.map(({ paragraphs }) => ({ paragraphs, word: firstWord(paragraphs[0]) }));
}

/**
 * The page as markdown, with the matches in bold.
 *
 * @param place Ordinal of a word whose paragraph is pointed at.
 */
export function pageText({ paragraphs }: TranscriptPage, place?: number): string {
  const pointed = place === undefined ? -1 : paragraphs.findLastIndex((paragraph) => firstWord(paragraph) <= place);
  return paragraphs
    .map((paragraph, index) => (index === pointed ? HERE : '') + (paragraph.folded ?? paragraphText(paragraph)))
    .join('\n\n');
}

function firstWord(part: Sentence | undefined): number {
  const first = part?.pieces[0];
  return first ? wordOf(first) : 0;
}

/** The number of the page, from 1, on which the word with this ordinal stands. */
export function pageOfWord(pages: readonly TranscriptPage[], word: number): number {
  return Math.max(1, pages.findLastIndex((page) => page.word <= word) + 1);
}

function paragraphs(sentences: readonly Sentence[], asked: readonly number[]): readonly Paragraph[] {
  const { opening, closing } = findAnnouncements(
    sentences.slice(0, ANNOUNCED).map(sentenceText),
    sentences.slice(-ANNOUNCED).map(sentenceText),
  );
  const end = Math.max(opening, sentences.length - closing);
  return [
    ...announcement(sentences.slice(0, opening), sentences[opening], asked, 'The announcement of the show is folded.'),
    ...inParagraphs(sentences.slice(opening, end)),
    ...announcement(sentences.slice(end), undefined, asked, 'The closing announcement is folded.'),
  ];
}

/** @param next The sentence after the announcement. */
function announcement(
  sentences: readonly Sentence[],
  next: Sentence | undefined,
  asked: readonly number[],
  note: string,
): readonly Paragraph[] {
  const [first] = sentences;
  if (first === undefined) return [];
  const from = firstWord(first);
  const to = next ? firstWord(next) : Number.POSITIVE_INFINITY;
  if (asked.some((word) => word >= from && word < to)) return inParagraphs(sentences);
  const folded = `-# ${note}`;
  return [{ pieces: first.pieces, length: folded.length, folded }];
}

function inParagraphs(sentences: readonly Sentence[]): readonly Paragraph[] {
  const made: Paragraph[] = [];
  let open: Piece[] = [];
  let length = 0;
  const close = (): void => {
    if (open.length > 0) made.push({ pieces: open, length });
    [open, length] = [[], 0];
  };
  for (const sentence of sentences) {
    if (length + sentence.length > LONGEST_PARAGRAPH) close();
    length += (open.length > 0 ? BETWEEN_LINES.length : 0) + sentence.length;
    open.push(...sentence.pieces);
    if (length >= PARAGRAPH || open.at(-1)?.note !== '') close();
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
  const segments = segmentsOf(paragraph.pieces);
  const inBold = mark(segments);
  const isTooLong = inBold.length > 2 * (paragraph.length + note.length) + '****'.length;
  const said = isTooLong ? mark(segments.map(({ text }) => ({ text, match: false }))) : inBold;
  return [said.trim(), note && `*(${note})*`].filter((part) => part !== '').join(' ');
}

function noteOf({ pieces, folded }: Paragraph): string {
  return folded === undefined ? (pieces.at(-1)?.note ?? '') : '';
}
