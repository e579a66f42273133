import { type IndexColumns, WORD_SEEN } from '../columns.ts';
import type { Tally } from './shard.ts';

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

/** The words that the corpus has often enough, in one list. */
export function mergeWords(tallies: readonly Tally[], termOf: readonly Uint32Array[]): Words {
  const numbers = new Map<string, number>();
  const most = tallies.reduce((sum, { words }) => sum + words.length, 0);
  const counts = new Uint32Array(most);
  const terms = new Uint32Array(most);
  tallies.forEach(({ words, wordCounts, wordTerms }, which) => {
    const own = termOf[which] as Uint32Array;
    words.forEach((word, index) => {
      let number = numbers.get(word);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(word, number);
      }
      (counts[number] as number) += wordCounts[index] as number;
      terms[number] = own[wordTerms[index] as number] as number;
    });
  });
  const kept = [...numbers].filter(([word, number]) => word !== '' && (counts[number] as number) >= WORD_SEEN);
  kept.sort(([a], [b]) => (a < b ? -1 : 1));
  const [wordBytes, wordOffsets] = encodeStrings(kept.map(([word]) => word));
  return {
    wordBytes,
    wordOffsets,
    wordCounts: Uint32Array.from(kept, ([, number]) => counts[number] as number),
    wordTerms: Uint32Array.from(kept, ([, number]) => terms[number] as number),
  };
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
