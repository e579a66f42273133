import type { IndexColumns } from '../index/columns.ts';
import { type MergedLists, mergeLists } from './merge-lists.ts';
import { type MergedWords, mergeWords } from './merge-words.ts';
import type { ShardBuilder } from './shard.ts';
import type { DocumentTally, Placement } from './shard-tally.ts';

/**
 * The columns of one index of several shards, whose documents follow one another in the order of the tallies. They are
 * whole when all postings are placed.
 */
export function joinColumns(tallies: readonly DocumentTally[], merged: MergedLists, words: MergedWords): IndexColumns {
  return {
    references: concatenate(tallies.map(({ references }) => references)),
    termBytes: merged.terms.bytes,
    termOffsets: merged.terms.offsets,
    termRanks: merged.ranks,
    lists: merged.lists,
    ...merged.target,
    lengths: concatenate(tallies.map(({ lengths }) => lengths)),
    tokens: concatenate(tallies.map(({ tokens }) => tokens)),
    wordBytes: words.words.bytes,
    wordOffsets: words.words.offsets,
    wordCounts: words.counts,
    wordTerms: words.terms.map((term, word) => merged.termOf[words.shards[word] as number]?.[term] as number),
    anchorStarts: runningStarts(concatenate(tallies.map(({ anchorCounts }) => anchorCounts))),
    anchors: concatenate(tallies.map(({ anchors }) => anchors)),
  };
}

/** One index of shards that are all in this thread. */
export function mergeShards(builders: readonly ShardBuilder[]): IndexColumns {
  const tallies = builders.map((builder) => builder.tally());
  const merged = mergeLists(tallies.map(({ lists }) => lists));
  builders.forEach((builder, which) => {
    builder.place(merged.placements[which] as Placement);
  });
  const words = mergeWords(tallies.map(({ words }) => words));
  return joinColumns(
    tallies.map(({ documents }) => documents),
    merged,
    words,
  );
}

/** Where each of several runs starts when they follow one another; one more entry closes the last. */
function runningStarts(lengths: Uint32Array): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, index) => {
    starts[index + 1] = (starts[index] as number) + length;
  });
  return starts;
}

function concatenate(arrays: readonly Uint32Array[]): Uint32Array<ArrayBuffer> {
  const whole = new Uint32Array(arrays.reduce((length, array) => length + array.length, 0));
  let end = 0;
  for (const array of arrays) {
    whole.set(array, end);
    end += array.length;
  }
  return whole;
}
