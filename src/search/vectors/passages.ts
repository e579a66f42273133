import type { StemSequences } from './stems.ts';

/**
 * The passages of all documents, in document order. A document's first is its metadata passage, the others its
 * transcript.
 */
export interface Passages {
  /** The first passage of each document, and after the last document the number of passages. */
  readonly starts: Uint32Array;
  /** The ordinals of each passage's first and last token in its transcript; both 0 for a metadata passage. */
  readonly firsts: Uint32Array;
  readonly lasts: Uint32Array;
  /** Each passage's range of the transcript sequences, the end exclusive; empty for a metadata passage. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/**
 * Cuts transcripts into overlapping passages, after a metadata passage for each document.
 *
 * @param step Stems from the start of a passage to the start of the next. A remainder of less than half a step is
 *   joined to the last passage.
 * @param length Stems in a passage.
 */
export function cutPassages({ positions, starts }: StemSequences, step: number, length: number): Passages {
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
