import { closingStart } from '../../corpus/announcements.ts';
import { countWords, type Segment, type TranscriptLine } from '../../knowledge/knowledge-base.ts';
import { lengthOfWords } from '../../text/cut.ts';
import { count } from '../../text/format.ts';
import { beginning, withoutBeginning } from '../text/markdown.ts';

/** In units. A longer sentence is split where a clause ends; where the recogniser gives none, where a line does. */
const LONGEST_SENTENCE = 500;
/** The recogniser writes full stops for silence. */
const LETTER = /[\p{L}\p{N}]/u;
const SENTENCE_END = /[.!?…]["'”’)\]]*\s*$/;
const ABBREVIATION = /(?:^|[\s(])(?:\p{L}|Mr|Mrs|Ms|Dr|St|Jr|vs|No|e\.g|i\.e)\.\s*$/u;
/** A sentence that ends inside a line; it may be an abbreviation instead. */
const INNER_END = /[.!?…]["'”’)\]]*\s+/g;
const STARTS_SENTENCE = /^["'“‘([]*[\p{Lu}\p{N}]/u;
const INNER_CLAUSE_END = /[,;:–—]\s+/g;
const CLAUSE_END = /[,;:–—]\s*$/;
/** Units of text that tell whether a sentence ends or starts: the longest abbreviation, and quotes. */
const AROUND = 12;
/** The closing announcement is among the last lines. */
const CLOSING_LINES = 60;
export const BETWEEN_LINES = ' ';

/** A part of a line. */
export interface Piece {
  readonly line: TranscriptLine;
  readonly start: number;
  readonly end: number;
  /** What the recogniser repeated, in words. */
  readonly note: string;
}

/** A sentence, or as much of one as can be read in one breath. */
export interface Sentence {
  readonly pieces: readonly Piece[];
  /** Units of text, without the note. */
  readonly length: number;
}

/** The text of a transcript in sentences, over the line breaks of the recogniser, which mean nothing. */
export function sentencesOf(lines: readonly TranscriptLine[]): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let open: Piece[] = [];
  const close = (): void => {
    if (open.length > 0) sentences.push(...inBreaths(open));
    open = [];
  };
  for (const [index, line] of lines.entries()) {
    if (!LETTER.test(line.text)) continue;
    const closing = index < lines.length - CLOSING_LINES ? -1 : closingStart(line.text);
    for (const piece of piecesOf(line, closing)) {
      if (piece.start === closing) close();
      open.push(piece);
      if (piece.note !== '' || endsSentence(line.text, piece.end)) close();
    }
  }
  close();
  return sentences;
}

export function textOf({ line, start, end }: Piece): string {
  return line.text.slice(start, end);
}

/** The text of parts that follow each other, split into matches and the rest. */
export function segmentsOf(pieces: readonly Piece[]): readonly Segment[] {
  return pieces.flatMap(({ line, start, end }, index) => [
    ...(index > 0 && start === 0 ? [{ text: BETWEEN_LINES, match: false }] : []),
    ...beginning(withoutBeginning(line.segments, start), end - start),
  ]);
}

/** The ordinal of its first word in the transcript. */
export function wordOf({ line, start }: Piece): number {
  return line.word + (start === 0 ? 0 : countWords(line.text.slice(0, start)));
}

export function sentenceText({ pieces }: Sentence): string {
  return pieces
    .map((piece) => (piece.start === 0 ? ' ' : '') + textOf(piece))
    .join('')
    .trim();
}

function endsSentence(text: string, end: number): boolean {
  const ending = text.slice(Math.max(0, end - AROUND), end);
  return SENTENCE_END.test(ending) && !ABBREVIATION.test(ending);
}

/** @param closing Where the announcement after the show begins in the line, or -1. */
function piecesOf(line: TranscriptLine, closing: number): readonly Piece[] {
  const { text, loop } = line;
  const note = loop ? loopInWords(loop.lines, loop.times) : '';
  const starts = endsIn(text, INNER_END).filter(
    (end) => STARTS_SENTENCE.test(text.slice(end, end + AROUND)) && endsSentence(text, end),
  );
  const all = closing > 0 ? [...starts, closing].sort((a, b) => a - b) : starts;
  return splitAt({ line, start: 0, end: text.length, note }, all);
}

function loopInWords(lines: number, times: number): string {
  return lines === 1 ? `repeated ${count(times)} times` : `these ${count(lines)} lines repeated ${count(times)} times`;
}

/** @param pattern Global. */
function endsIn(text: string, pattern: RegExp): readonly number[] {
  // Most lines have none, and a long transcript has thousands: `matchAll` would take longer than all the rest.
  const ends: number[] = [];
  pattern.lastIndex = 0;
  while (pattern.test(text)) ends.push(pattern.lastIndex);
  return ends;
}

/** @param starts Where the parts after the first begin in the line; ascending. */
function splitAt(piece: Piece, starts: readonly number[]): readonly Piece[] {
  if (starts.length === 0) return [piece];
  const pieces: Piece[] = [];
  let { start } = piece;
  for (const end of [...starts, piece.end]) {
    if (end <= start) continue;
    pieces.push({ line: piece.line, start, end, note: end === piece.end ? piece.note : '' });
    start = end;
  }
  return pieces;
}

/** Splits a sentence that is too long where a clause ends, else where a line ends, else between words. */
function inBreaths(pieces: readonly Piece[]): readonly Sentence[] {
  const length = lengthOf(pieces);
  if (length <= LONGEST_SENTENCE) return [{ pieces, length }];
  const clauses = pieces.flatMap(clausesOf);
  const sentences: Sentence[] = [];
  for (let from = 0; from < clauses.length; ) {
    let to = from + 1;
    let room = LONGEST_SENTENCE - lengthOf(clauses.slice(from, to));
    let clauseEnd = to;
    for (; to < clauses.length; to++) {
      const clause = clauses[to];
      room -= clause === undefined ? 0 : clause.end - clause.start + 1;
      if (room < 0) break;
      if (clause && CLAUSE_END.test(textOf(clause))) clauseEnd = to + 1;
    }
    const isLate = clauseEnd - from > (to - from) / 2;
    const breath = clauses.slice(from, to < clauses.length && isLate ? clauseEnd : to);
    sentences.push({ pieces: breath, length: lengthOf(breath) });
    from += breath.length;
  }
  return sentences;
}

function clausesOf(piece: Piece): readonly Piece[] {
  const starts = endsIn(textOf(piece), INNER_CLAUSE_END).map((end) => piece.start + end);
  return splitAt(piece, starts).flatMap((clause) => splitAt(clause, cutsIn(textOf(clause), clause.start)));
}

/** Where a text without any clause is cut, between words. */
function cutsIn(text: string, start: number): readonly number[] {
  const cuts: number[] = [];
  let at = 0;
  while (text.length - at > LONGEST_SENTENCE) {
    at += lengthOfWords(text.slice(at), LONGEST_SENTENCE);
    cuts.push(start + at);
  }
  return cuts;
}

function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { start, end }) => sum + end - start, Math.max(0, pieces.length - 1));
}
