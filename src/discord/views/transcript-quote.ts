import type { Segment } from '../../knowledge/knowledge-base.ts';
import { ELLIPSIS } from '../../text/cut.ts';
import { type Piece, type Sentence, segmentsOf, wordOf } from './transcript-sentences.ts';

/** Longest quote, in units; and how long one sentence must be to stand alone. */
export const QUOTE = 300;
const SHORT_QUOTE = 120;

/** The sentence with a word, by its ordinal, and the next ones if it is short. */
export function quoteFrom(sentences: readonly Sentence[], word: number): readonly Segment[] {
  const first = Math.max(
    0,
    sentences.findLastIndex(({ pieces: [piece] }) => piece && wordOf(piece) <= word),
  );
  const said: Piece[] = [];
  let length = 0;
  for (const sentence of sentences.slice(first)) {
    if (length >= SHORT_QUOTE) break;
    said.push(...sentence.pieces);
    length += sentence.length;
  }
  if (length <= QUOTE) return segmentsOf(said);
  // The word itself would be cut off.
  const from = Math.max(
    0,
    said.findLastIndex((piece) => wordOf(piece) <= word),
  );
  return [...(from > 0 ? [{ text: ELLIPSIS, match: false }] : []), ...segmentsOf(said.slice(from))];
}
