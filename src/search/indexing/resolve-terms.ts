import { isWordCharacter, stem } from '../analysis/pipeline.ts';
import { counters } from './counters.ts';
import { GrowableUint32 } from './growable.ts';
import { NO_TERM } from './invert.ts';
import type { WordTally } from './shard-tally.ts';
import { pickStrings, type StringColumn } from './string-column.ts';
import { TokenTable } from './token-table.ts';

/** What the tokens of some documents come to. */
export interface ResolvedTerms {
  /** The term of each token, or `NO_TERM` for a stop word. */
  readonly termOf: Int32Array;
  /** In the order of first sight, as lunr would number them. */
  readonly terms: StringColumn;
  readonly words: WordTally;
}

/** A word whose term is not known yet. */
const UNKNOWN = -2;

/**
 * lunr's pipeline, once for each distinct word instead of for each of millions.
 *
 * @param table Gets the words, too: what is left of its tokens without punctuation around them.
 * @param counts How often each token stands in the documents.
 * @param stopWords How many of the first tokens are stop words; no others are.
 */
export function resolveTerms(table: TokenTable, counts: Uint32Array, stopWords: number): ResolvedTerms {
  const wordOf = trimAll(table, counts.length);
  const tokens = table.toColumn();
  const terms = new TokenTable(1 << 17);
  const termOfWord = new Int32Array(table.size).fill(UNKNOWN).fill(NO_TERM, 0, stopWords);
  const countOfWord = counters(table.size);
  const words = new GrowableUint32();
  const termOf = new Int32Array(counts.length);
  for (let token = 0; token < counts.length; token++) {
    const word = wordOf[token] as number;
    (countOfWord[word] as number) += counts[token] as number;
    let number = termOfWord[word] as number;
    if (number === UNKNOWN) {
      number = terms.internString(stem(table.token(word)));
      termOfWord[word] = number;
      words.push(word);
    }
    termOf[token] = number;
  }
  const kept = words.toArray();
  return {
    termOf,
    terms: terms.toColumn(),
    words: {
      words: pickStrings(tokens, kept),
      counts: kept.map((word) => countOfWord[word] as number),
      terms: kept.map((word) => termOfWord[word] as number),
    },
  };
}

/** The numbers of what the first `count` tokens are without non-word characters around them, as lunr's trimmer leaves them. */
function trimAll(table: TokenTable, count: number): Uint32Array {
  const { bytes, offsets } = table.toColumn();
  const wordOf = new Uint32Array(count);
  for (let token = 0; token < count; token++) {
    const from = offsets[token] as number;
    const to = offsets[token + 1] as number;
    let start = from;
    let end = to;
    while (start < end && !isWordCharacter(bytes[start] as number)) start++;
    while (end > start && !isWordCharacter(bytes[end - 1] as number)) end--;
    wordOf[token] = end - start === to - from ? token : table.intern(bytes, start, end);
  }
  return wordOf;
}
