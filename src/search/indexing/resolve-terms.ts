import { isAsciiLetter, stem, wordOf } from '../analysis/pipeline.ts';
import { counters } from './counters.ts';
import { GrowableUint32 } from './growable.ts';
import { NO_TERM } from './invert.ts';
import type { WordTally } from './shard-tally.ts';
import { pickStrings, type StringColumn } from './string-column.ts';
import { TokenTable } from './token-table.ts';

/** The terms and words of the tokens of a run of documents. */
export interface ResolvedTerms {
  /** The term of each token, or `NO_TERM` for a stop word. */
  readonly termOf: Int32Array;
  /** The index in `words` of each token's word; meaningless for a stop word. */
  readonly wordOf: Uint32Array;
  /** In the order of first occurrence, as lunr numbers them. */
  readonly terms: StringColumn;
  readonly words: WordTally;
}

/** Marks a word whose term is not known yet. */
const UNKNOWN = -2;

/**
 * Runs lunr's pipeline once per distinct word instead of once per token.
 *
 * @param table Receives the words: its tokens without the punctuation around them.
 * @param counts The occurrences of each token in the documents.
 * @param stopWords The number of stop words, which are the first tokens.
 */
export function resolveTerms(table: TokenTable, counts: Uint32Array, stopWords: number): ResolvedTerms {
  const wordOfToken = wordsOf(table, counts.length);
  const tokens = table.toColumn();
  const terms = new TokenTable(1 << 17);
  const termOfWord = new Int32Array(table.size).fill(UNKNOWN).fill(NO_TERM, 0, stopWords);
  const countOfWord = counters(table.size);
  const words = new GrowableUint32();
  const termOf = new Int32Array(counts.length);
  const placeOfWord = new Uint32Array(table.size);
  for (let token = 0; token < counts.length; token++) {
    const word = wordOfToken[token] as number;
    (countOfWord[word] as number) += counts[token] as number;
    let number = termOfWord[word] as number;
    if (number === UNKNOWN) {
      number = terms.internString(stem(table.token(word)));
      termOfWord[word] = number;
      placeOfWord[word] = words.length;
      words.push(word);
    }
    termOf[token] = number;
  }
  const kept = words.toArray();
  return {
    termOf,
    wordOf: wordOfToken.map((word) => placeOfWord[word] as number),
    terms: terms.toColumn(),
    words: {
      words: pickStrings(tokens, kept),
      counts: kept.map((word) => countOfWord[word] as number),
      terms: kept.map((word) => termOfWord[word] as number),
    },
  };
}

const APOSTROPHE = "'".charCodeAt(0);

/** The words of the first `count` tokens, see {@link wordOf}. */
function wordsOf(table: TokenTable, count: number): Uint32Array {
  const { bytes, offsets } = table.toColumn();
  const words = new Uint32Array(count);
  for (let token = 0; token < count; token++) {
    const from = offsets[token] as number;
    const to = offsets[token + 1] as number;
    // Nearly every token is a word already. An apostrophe before its last letter may be part of a suffix.
    const isWord =
      from < to &&
      isAsciiLetter(bytes[from] as number) &&
      isAsciiLetter(bytes[to - 1] as number) &&
      bytes[to - 2] !== APOSTROPHE;
    words[token] = isWord ? token : table.internString(wordOf(table.token(token)));
  }
  return words;
}
