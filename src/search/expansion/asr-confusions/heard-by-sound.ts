import { lowerBound } from '../../../util/binary-search.ts';
import { type UintColumn, uintColumn } from '../../index/columns.ts';
import { TRANSCRIPT } from '../../index/fields.ts';
import type { Postings } from '../../index/postings.ts';
import type { TermUse } from './term-uses.ts';

/** The words of a document that share a sound key, as a range with an exclusive end. */
export type Run = readonly [from: number, to: number];

/**
 * The words said in each document, sorted by sound key, so that those of one sound are found by binary search. Built by
 * a counting sort, like the postings.
 */
export class HeardBySound {
  /** Where each document's list starts, plus the end of the last. */
  readonly #starts: Uint32Array;
  /**
   * Parallel columns of the lists: the number of the sound key, the word as an index in `uses`, and how often it is
   * said, capped at 255.
   */
  readonly #keys: UintColumn;
  readonly words: UintColumn;
  readonly times: Uint8Array;

  /** @param byKey For each sound key, the words that have it, as indexes in `uses`. */
  constructor(postings: Postings, uses: readonly TermUse[], byKey: readonly (readonly number[])[]) {
    const { documents, starts } = postings.columns;
    const next = new Uint32Array(postings.documentCount + 1);
    for (const members of byKey) {
      for (const word of members) {
        const [from, to] = postings.range((uses[word] as TermUse).term, TRANSCRIPT);
        for (let posting = from; posting < to; posting++) (next[(documents[posting] as number) + 1] as number)++;
      }
    }
    for (let at = 1; at < next.length; at++) (next[at] as number) += next[at - 1] as number;
    const size = next[postings.documentCount] as number;
    this.#starts = next.slice();
    const keys = uintColumn(size, byKey.length);
    const words = uintColumn(size, uses.length);
    const times = new Uint8Array(size);
    for (let key = 0; key < byKey.length; key++) {
      for (const word of byKey[key] as readonly number[]) {
        const [from, to] = postings.range((uses[word] as TermUse).term, TRANSCRIPT);
        for (let posting = from; posting < to; posting++) {
          const document = documents[posting] as number;
          const at = next[document] as number;
          next[document] = at + 1;
          keys[at] = key;
          words[at] = word;
          times[at] = Math.min(255, (starts[posting + 1] as number) - (starts[posting] as number));
        }
      }
    }
    this.#keys = keys;
    this.words = words;
    this.times = times;
  }

  /** The words in a document that have this sound key. */
  run(document: number, key: number): Run {
    const keys = this.#keys;
    const end = this.#starts[document + 1] as number;
    const from = lowerBound(keys, key, this.#starts[document], end);
    let to = from;
    while (to < end && keys[to] === key) to++;
    return [from, to];
  }
}
