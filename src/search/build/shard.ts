import { FIELD_COUNT } from '../columns.ts';
import { FIELDS } from '../fields.ts';
import { trim, wordTerm } from '../pipeline.ts';
import { collectTokens } from './collect-tokens.ts';
import { GrowableUint32 } from './growable.ts';
import { invert, NO_TERM } from './invert.ts';
import { TokenTable } from './token-table.ts';

/**
 * The index of a run of documents, in the columns of `IndexColumns` with its own numbering: documents from 0, terms in
 * the order of first sight. It is what a worker hands over, so it holds nothing but strings and typed arrays.
 */
export interface Shard {
  readonly references: Uint32Array<ArrayBuffer>;
  readonly terms: readonly string[];
  /** Every word, trimmed, that is not a stop word; in step its count and its term. */
  readonly words: readonly string[];
  readonly wordCounts: Uint32Array<ArrayBuffer>;
  readonly wordTerms: Uint32Array<ArrayBuffer>;
  readonly lists: Uint32Array<ArrayBuffer>;
  readonly documents: Uint32Array<ArrayBuffer>;
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly positions: Uint32Array<ArrayBuffer>;
  readonly lengths: Uint32Array<ArrayBuffer>;
  readonly tokens: Uint32Array<ArrayBuffer>;
  readonly anchorCounts: Uint32Array<ArrayBuffer>;
  readonly anchors: Uint32Array<ArrayBuffer>;
}

/** The text of one document: UTF-8 bytes for each of `FIELDS`, in that order. */
export type FieldTexts = readonly Uint8Array[];

const TRANSCRIPT = FIELDS.indexOf('transcript');
/** Writes down each token of each document as a number, and sorts it all into postings at the end. */
export class ShardBuilder {
  readonly #table = new TokenTable();
  /** The numbers of all tokens, field after field, document after document. */
  readonly #stream = new GrowableUint32(1 << 20);
  readonly #references = new GrowableUint32();
  readonly #tokens = new GrowableUint32();
  readonly #anchors = new GrowableUint32();
  readonly #anchorCounts = new GrowableUint32();

  /** Documents come in the order that they shall have in the index. */
  add(reference: number, texts: FieldTexts): void {
    this.#references.push(reference);
    const anchorsBefore = this.#anchors.length;
    for (let field = 0; field < FIELD_COUNT; field++) {
      const text = texts[field];
      const anchors = field === TRANSCRIPT ? this.#anchors : undefined;
      this.#tokens.push(text ? collectTokens(text, this.#table, this.#stream, anchors) : 0);
    }
    this.#anchorCounts.push(this.#anchors.length - anchorsBefore);
  }

  finish(): Shard {
    const { terms, termOf, ...words } = this.#resolveTerms();
    const tokens = this.#tokens.toArray();
    const stream = this.#stream.array.subarray(0, this.#stream.length);
    return {
      references: this.#references.toArray(),
      terms,
      ...words,
      ...invert(stream, tokens, termOf, terms.length),
      tokens,
      anchorCounts: this.#anchorCounts.toArray(),
      anchors: this.#anchors.toArray(),
    };
  }

  /** lunr's pipeline, once for each distinct token instead of for each of millions. */
  #resolveTerms(): { termOf: Uint32Array } & Pick<Shard, 'terms' | 'words' | 'wordCounts' | 'wordTerms'> {
    const counts = this.#countTokens();
    const numbers = new Map<string, number>();
    const words = new Map<string, number>();
    const wordCounts = new GrowableUint32();
    const wordTerms = new GrowableUint32();
    const termOf = new Uint32Array(this.#table.size);
    for (let id = 0; id < termOf.length; id++) {
      const word = trim(this.#table.token(id));
      const known = words.get(word);
      if (known !== undefined) {
        termOf[id] = wordTerms.array[known] as number;
        (wordCounts.array[known] as number) += counts[id] as number;
        continue;
      }
      const term = wordTerm(word);
      if (term === undefined) {
        termOf[id] = NO_TERM;
        continue;
      }
      let number = numbers.get(term);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(term, number);
      }
      termOf[id] = number;
      words.set(word, words.size);
      wordCounts.push(counts[id] as number);
      wordTerms.push(number);
    }
    return {
      terms: [...numbers.keys()],
      termOf,
      words: [...words.keys()],
      wordCounts: wordCounts.toArray(),
      wordTerms: wordTerms.toArray(),
    };
  }

  /** How often each token stands in the stream. */
  #countTokens(): Uint32Array {
    const counts = new Uint32Array(this.#table.size);
    const stream = this.#stream.array;
    for (let at = 0; at < this.#stream.length; at++) (counts[stream[at] as number] as number)++;
    return counts;
  }
}
