import { FIELD_COUNT } from '../columns.ts';
import { FIELDS } from '../fields.ts';
import { trim, wordTerm } from '../pipeline.ts';
import { collectTokens } from './collect-tokens.ts';
import { GrowableUint32 } from './growable.ts';
import { countLists, NO_TERM, type PostingColumns, placePostings, type TermRun } from './invert.ts';
import { TokenTable } from './token-table.ts';

/**
 * What has to be known of a run of documents to make room for them in an index, in a numbering of its own: documents
 * from 0, terms in the order of first sight. It is what a worker hands over, so it holds nothing but strings and typed
 * arrays.
 */
export interface Tally {
  readonly references: Uint32Array<ArrayBuffer>;
  readonly terms: readonly string[];
  /** The sizes of the lists, as `countLists` makes them. */
  readonly cells: Uint32Array<ArrayBuffer>;
  readonly lengths: Uint32Array<ArrayBuffer>;
  readonly tokens: Uint32Array<ArrayBuffer>;
  readonly anchorCounts: Uint32Array<ArrayBuffer>;
  readonly anchors: Uint32Array<ArrayBuffer>;
}

/** The words of a run of documents, trimmed and without stop words, in string order; in step their counts and their terms. */
export interface WordTally {
  readonly words: readonly string[];
  readonly counts: Uint32Array<ArrayBuffer>;
  /** In the numbering of the tally. */
  readonly terms: Uint32Array<ArrayBuffer>;
}

/** Where a run of documents goes in the index: its lists' places in the cells of its tally, and the common columns. */
export interface Placement {
  readonly cells: Uint32Array<ArrayBuffer>;
  readonly firstDocument: number;
  readonly target: PostingColumns;
}

/** The text of one document: UTF-8 bytes for each of `FIELDS`, in that order. */
export type FieldTexts = readonly Uint8Array[];

const TRANSCRIPT = FIELDS.indexOf('transcript');

const NO_WORDS: WordTally = { words: [], counts: new Uint32Array(), terms: new Uint32Array() };

/** In millions of words, a new one comes about once in a hundred; half as many slots again stay free. */
const TOKENS_A_SLOT = 96;

/**
 * Writes down each token of each document as a number. At the end it tells how much there is, is told where it goes, and
 * sorts it into postings there.
 */
export class ShardBuilder {
  readonly #table: TokenTable;
  readonly #stream: GrowableUint32;
  readonly #references = new GrowableUint32();
  readonly #tokens = new GrowableUint32();
  readonly #anchors = new GrowableUint32();
  readonly #anchorCounts = new GrowableUint32();
  #run: TermRun | undefined;
  /** In the order of first sight. */
  #words = NO_WORDS;

  /** @param expectedTokens Room that is made for tokens at once; more are taken too. */
  constructor(expectedTokens = 1024) {
    this.#stream = new GrowableUint32(expectedTokens);
    this.#table = new TokenTable(2 ** Math.ceil(Math.log2(Math.max(1 << 8, expectedTokens / TOKENS_A_SLOT))));
  }

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

  /** Counts all that was added. Nothing can be added afterwards. */
  tally(): Tally {
    const { termOf, terms } = this.#resolveTerms();
    const tokens = this.#tokens.toArray();
    const stream = this.#stream.array.subarray(0, this.#stream.length);
    const { cells, run } = countLists({ stream, tokens, termOf, termCount: terms.length });
    this.#run = run;
    return {
      references: this.#references.toArray(),
      terms,
      cells,
      lengths: run.lengths.slice(),
      tokens,
      anchorCounts: this.#anchorCounts.toArray(),
      anchors: this.#anchors.toArray(),
    };
  }

  /** The words of all that was counted by {@link tally}. */
  words(): WordTally {
    const { words, counts, terms } = this.#words;
    const order = Uint32Array.from(words.keys());
    order.sort((a, b) => ((words[a] as string) < (words[b] as string) ? -1 : 1));
    return {
      words: Array.from(order, (index) => words[index] as string),
      counts: order.map((index) => counts[index] as number),
      terms: order.map((index) => terms[index] as number),
    };
  }

  /** Writes the postings of all that was counted by {@link tally}. */
  place({ cells, firstDocument, target }: Placement): void {
    if (!this.#run) throw new Error('Documents are counted before they are placed.');
    placePostings(this.#run, cells, firstDocument, target);
  }

  /** lunr's pipeline, once for each distinct token instead of for each of millions. */
  #resolveTerms(): { readonly termOf: Int32Array; readonly terms: readonly string[] } {
    const counts = this.#countTokens();
    const numbers = new Map<string, number>();
    const words = new Map<string, number>();
    const wordCounts = new GrowableUint32();
    const wordTerms = new GrowableUint32();
    const termOf = new Int32Array(this.#table.size);
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
    this.#words = { words: [...words.keys()], counts: wordCounts.toArray(), terms: wordTerms.toArray() };
    return { terms: [...numbers.keys()], termOf };
  }

  /** How often each token stands in the stream. */
  #countTokens(): Uint32Array {
    const counts = new Uint32Array(this.#table.size);
    const stream = this.#stream.array;
    for (let at = 0; at < this.#stream.length; at++) (counts[stream[at] as number] as number)++;
    return counts;
  }
}
