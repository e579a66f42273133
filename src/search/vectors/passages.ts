import type { RowSequences } from './stems.ts';

/** The passages of all documents, a document's together. */
export interface Passages {
  /** Where each document's passages start; one more closes the last. */
  readonly starts: Uint32Array;
  /** The first and the last token of each passage in the transcript; 0 and 0 for what is written. */
  readonly firsts: Uint32Array;
  readonly lasts: Uint32Array;
  /** Which words of the transcripts each consists of, from and up to; none for what is written. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/**
 * Cuts transcripts: a passage every `step` words, `length` words long. What is left at the end, when it is less than half a
 * step, belongs to the last. Each document's first passage is the one of what is written about it.
 */
export function cutPassages({ positions, starts }: RowSequences, step: number, length: number): Passages {
  const passageStarts = new Uint32Array(starts.length);
  const from: number[] = [];
  const to: number[] = [];
  for (let document = 0; document + 1 < starts.length; document++) {
    const start = starts[document] as number;
    const end = starts[document + 1] as number;
    from.push(start);
    to.push(start);
    for (let at = start, isLast = at >= end; !isLast; at += step) {
      isLast = at + length >= end || end - (at + step) < step / 2;
      from.push(at);
      to.push(isLast ? end : at + length);
    }
    passageStarts[document + 1] = from.length;
  }
  const token = (word: number, passage: number): number => (from[passage] === to[passage] ? 0 : (positions[word] ?? 0));
  return {
    starts: passageStarts,
    firsts: Uint32Array.from(from, token),
    lasts: Uint32Array.from(to, (end, passage) => token(end - 1, passage)),
    from: Uint32Array.from(from),
    to: Uint32Array.from(to),
  };
}
