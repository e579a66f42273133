import { lowerBound } from '../../../util/binary-search.ts';
import { type UintColumn, uintColumn } from '../../index/columns.ts';
import { TRANSCRIPT } from '../../index/fields.ts';
import type { Postings } from '../../index/postings.ts';
import type { TermUse } from './term-uses.ts';

/** The words of one sound in one document are at these places, up to, not with, the second. */
export type Run = readonly [from: number, to: number];

/**
 * What is said in each document, by how it sounds: a list for each document in the order of sound keys, so that the few
 * words of one sound are a binary search away. Made like the index, with a walk that counts and one that places.
 */
export class HeardBySound {
  /** Where each document's list starts; one more closes the last. */
  readonly #starts: Uint32Array;
  /** In the lists, in step: the number of the key; the word, by its place in `uses`; how often it is said, up to 255. */
  readonly #keys: UintColumn;
  readonly words: UintColumn;
  readonly times: Uint8Array;

  /** @param byKey For each key, by its number, the places in `uses` of the words that have it. */
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

  /** Where the words of this sound in a document are. */
  run(document: number, key: number): Run {
    const keys = this.#keys;
    const end = this.#starts[document + 1] as number;
    const from = lowerBound(keys, key, this.#starts[document], end);
    let to = from;
    while (to < end && keys[to] === key) to++;
    return [from, to];
  }
}
