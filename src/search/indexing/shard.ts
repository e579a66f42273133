import { STOP_WORDS } from '../analysis/stop-words.ts';
import { FIELD_COUNT } from '../index/columns.ts';
import { TRANSCRIPT } from '../index/fields.ts';
import { collectTokens } from './collect-tokens.ts';
import { counters } from './counters.ts';
import { GrowableUint32 } from './growable.ts';
import { countLists, placePostings, type TermRun } from './invert.ts';
import { resolveTerms } from './resolve-terms.ts';
import type { Placement, ShardCounts } from './shard-tally.ts';
import { TokenStream } from './token-stream.ts';
import { TokenTable } from './token-table.ts';

/** The text of one document: UTF-8 bytes for each of `FIELDS`, in that order. */
export type FieldTexts = readonly Uint8Array[];

/** About one token in a hundred is new, and the table stays at most half full. */
const TOKENS_A_SLOT = 96;

/**
 * Builds one shard: collects the tokens of documents, counts them, and then writes their postings where the merge
 * allows.
 */
export class ShardBuilder {
  readonly #table: TokenTable;
  readonly #stream: TokenStream;
  /** The number of tokens in each field. */
  readonly #counts = new GrowableUint32();
  readonly #references = new GrowableUint32();
  readonly #tokens = new GrowableUint32();
  readonly #anchors = new GrowableUint32();
  readonly #anchorCounts = new GrowableUint32();
  #run: TermRun | undefined;
  #wordOf: Uint32Array | undefined;

  /** @param expectedTokens Room to allocate in advance. More tokens are accepted. */
  constructor(expectedTokens = 1024) {
    this.#stream = new TokenStream(STOP_WORDS.length, expectedTokens);
    this.#table = new TokenTable(2 ** Math.ceil(Math.log2(Math.max(1 << 8, expectedTokens / TOKENS_A_SLOT))));
    for (const word of STOP_WORDS) this.#table.internString(word);
  }

  /** Adds a document. Documents are numbered in the order in which they are added. */
  add(reference: number, texts: FieldTexts): void {
    this.#references.push(reference);
    const anchorsBefore = this.#anchors.length;
    for (let field = 0; field < FIELD_COUNT; field++) {
      const text = texts[field];
      const anchors = field === TRANSCRIPT ? this.#anchors : undefined;
      const before = this.#stream.length;
      this.#tokens.push(text ? collectTokens(text, this.#table, this.#stream, anchors) : 0);
      this.#counts.push(this.#stream.length - before);
    }
    this.#anchorCounts.push(this.#anchors.length - anchorsBefore);
  }

  /** Counts everything that was added. No document can be added afterwards. */
  tally(): ShardCounts {
    const { termOf, wordOf, terms, words } = resolveTerms(this.#table, this.#countTokens(), this.#stream.skipped);
    const { cells, run } = countLists({
      ids: this.#stream.ids.array,
      ordinals: this.#stream.ordinals,
      contexts: this.#stream.contexts,
      counts: this.#counts.toArray(),
      termOf,
      termCount: terms.offsets.length - 1,
    });
    this.#run = run;
    this.#wordOf = wordOf;
    const tokens = this.#tokens.toArray();
    const longest = tokens.reduce((most, count) => Math.max(most, count), 0);
    return {
      lists: { terms, cells, documents: this.#references.length, longest },
      words,
      documents: {
        references: this.#references.toArray(),
        lengths: run.lengths.slice(),
        tokens,
        anchorCounts: this.#anchorCounts.toArray(),
        anchors: this.#anchors.toArray(),
      },
    };
  }

  /** Writes the postings that {@link tally} has counted. */
  place({ cells, firstDocument, target, forms }: Placement): void {
    if (!this.#run || !this.#wordOf) throw new Error('Documents are counted before they are placed.');
    const wordOf = this.#wordOf;
    const formOf = new Uint8Array(wordOf.length);
    for (let token = 0; token < formOf.length; token++) formOf[token] = forms[wordOf[token] as number] as number;
    placePostings(this.#run, formOf, cells, firstDocument, target);
  }

  /** The number of occurrences of each token. */
  #countTokens(): Uint32Array {
    const counts = counters(this.#table.size);
    const ids = this.#stream.ids.array;
    for (let at = 0; at < this.#stream.length; at++) (counts[ids[at] as number] as number)++;
    return counts;
  }
}
