import { type IndexColumns, WORD_SEEN } from '../columns.ts';
import type { Tally, WordTally } from './shard.ts';

interface MergedTerms {
  /** In string order: the index is the term's number. */
  readonly terms: readonly string[];
  /** For each term, its place in the order of first sight. */
  readonly ranks: Uint32Array<ArrayBuffer>;
  /** For each shard, the number of each of its terms. */
  readonly termOf: readonly Uint32Array[];
}

/** One numbering for the terms of all shards. */
export function mergeTerms(tallies: readonly Tally[]): MergedTerms {
  const rankOf = new Map<string, number>();
  for (const { terms: own } of tallies) {
    for (const term of own) if (!rankOf.has(term)) rankOf.set(term, rankOf.size);
  }
  const terms = [...rankOf.keys()].sort();
  const ranks = new Uint32Array(terms.length);
  const numberOfRank = new Uint32Array(terms.length);
  terms.forEach((term, number) => {
    const rank = rankOf.get(term) ?? 0;
    ranks[number] = rank;
    numberOfRank[rank] = number;
  });
  const termOf = tallies.map(({ terms: own }) =>
    Uint32Array.from(own, (term) => numberOfRank[rankOf.get(term) ?? 0] as number),
  );
  return { terms, ranks, termOf };
}

type Words = Pick<IndexColumns, 'wordBytes' | 'wordOffsets' | 'wordCounts' | 'wordTerms'>;

/**
 * The words that the corpus has often enough, in one list: the lists of the shards are in order, so one walk along all of
 * them meets each word's entries side by side.
 *
 * @param termOf For each shard, the number of each of its terms in the index.
 */
export function mergeWords(tallies: readonly WordTally[], termOf: readonly Uint32Array[]): Words {
  const kept: string[] = [];
  const wordCounts: number[] = [];
  const wordTerms: number[] = [];
  const at = tallies.map(() => 0);
  for (let word = least(tallies, at); word !== undefined; word = least(tallies, at)) {
    let count = 0;
    let term = 0;
    tallies.forEach(({ words, counts, terms }, which) => {
      const place = at[which] as number;
      if (words[place] !== word) return;
      count += counts[place] as number;
      term = termOf[which]?.[terms[place] as number] as number;
      at[which] = place + 1;
    });
    if (count < WORD_SEEN || word === '') continue;
    kept.push(word);
    wordCounts.push(count);
    wordTerms.push(term);
  }
  const [wordBytes, wordOffsets] = encodeStrings(kept);
  return { wordBytes, wordOffsets, wordCounts: Uint32Array.from(wordCounts), wordTerms: Uint32Array.from(wordTerms) };
}

/** The first of the words at the places `at`; undefined when all lists are at their end. */
function least(tallies: readonly WordTally[], at: readonly number[]): string | undefined {
  let first: string | undefined;
  for (const [which, { words }] of tallies.entries()) {
    const word = words[at[which] as number];
    if (word !== undefined && (first === undefined || word < first)) first = word;
  }
  return first;
}

/** Strings end to end in UTF-8, and where each one starts; one more offset closes the last. */
export function encodeStrings(
  strings: readonly string[],
): readonly [bytes: Uint8Array<ArrayBuffer>, offsets: Uint32Array<ArrayBuffer>] {
  const offsets = new Uint32Array(strings.length + 1);
  const bytes = new Uint8Array(strings.reduce((length, text) => length + text.length * 3, 0));
  const encoder = new TextEncoder();
  let end = 0;
  strings.forEach((text, number) => {
    end += encoder.encodeInto(text, bytes.subarray(end)).written;
    offsets[number + 1] = end;
  });
  return [bytes.slice(0, end), offsets];
}
