import { WORD_SEEN } from '../index/columns.ts';
import { counters } from './counters.ts';
import type { WordTally } from './shard-tally.ts';
import { sortStrings } from './sort-strings.ts';
import { pickStrings, type StringColumn } from './string-column.ts';
import { tableFor } from './token-table.ts';

/** The words that are frequent enough, sorted, with parallel columns. */
export interface MergedWords {
  readonly words: StringColumn;
  /** The number of occurrences of each word. */
  readonly counts: Uint32Array<ArrayBuffer>;
  /** A shard that has the word, and the term's number in that shard. */
  readonly shards: Uint32Array<ArrayBuffer>;
  readonly terms: Uint32Array<ArrayBuffer>;
  /** For each shard, the index in this list of each of its words; {@link NOT_KEPT} for words that are too rare. */
  readonly placeOf: readonly Uint32Array<ArrayBuffer>[];
}

export const NOT_KEPT = 0xffff_ffff;

/** Merges the words of all shards. */
export function mergeWords(tallies: readonly WordTally[]): MergedWords {
  const table = tableFor(tallies.map(({ words }) => words));
  const numberOf = tallies.map(({ words }) => table.internAll(words));
  const counts = counters(table.size);
  const shards = new Uint32Array(table.size);
  const terms = new Uint32Array(table.size);
  tallies.forEach((tally, shard) => {
    (numberOf[shard] as Uint32Array).forEach((word, index) => {
      (counts[word] as number) += tally.counts[index] as number;
      shards[word] = shard;
      terms[word] = tally.terms[index] as number;
    });
  });
  const strings = table.toColumn();
  const kept = Uint32Array.from(counts.keys()).filter(
    (word) => (counts[word] as number) >= WORD_SEEN && strings.offsets[word] !== strings.offsets[word + 1],
  );
  sortStrings(kept, strings);
  const picked = (column: Uint32Array): Uint32Array<ArrayBuffer> => kept.map((word) => column[word] as number);
  const places = new Uint32Array(table.size).fill(NOT_KEPT);
  kept.forEach((word, place) => {
    places[word] = place;
  });
  return {
    words: pickStrings(strings, kept),
    counts: picked(counts),
    shards: picked(shards),
    terms: picked(terms),
    placeOf: numberOf.map((own) => own.map((word) => places[word] as number)),
  };
}
