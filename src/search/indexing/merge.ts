import type { IndexColumns } from '../index/columns.ts';
import { OTHER_SURFACE_FORM } from '../index/token-context.ts';
import { type MergedLists, mergeLists } from './merge-lists.ts';
import { type MergedWords, mergeWords } from './merge-words.ts';
import type { ShardBuilder } from './shard.ts';
import type { DocumentTally, Placement } from './shard-tally.ts';

/**
 * Merges shards into the columns of one index. Documents are numbered in the order of the tallies. The columns are
 * complete once all postings are written.
 */
export function joinColumns(
  tallies: readonly DocumentTally[],
  merged: MergedLists,
  words: MergedWords,
  { wordTerms, wordForms }: NumberedWords,
): IndexColumns {
  return {
    references: concatenate(tallies.map(({ references }) => references)),
    termBytes: merged.terms.bytes,
    termOffsets: merged.terms.offsets,
    lists: merged.lists,
    ...merged.target,
    lengths: concatenate(tallies.map(({ lengths }) => lengths)),
    tokens: concatenate(tallies.map(({ tokens }) => tokens)),
    wordBytes: words.words.bytes,
    wordOffsets: words.words.offsets,
    wordCounts: words.counts,
    wordTerms,
    wordForms,
    anchorStarts: runningStarts(concatenate(tallies.map(({ anchorCounts }) => anchorCounts))),
    anchors: concatenate(tallies.map(({ anchors }) => anchors)),
  };
}

/** The words' terms in the merged index, and their numbers within the term. */
export interface NumberedWords {
  readonly wordTerms: Uint32Array<ArrayBuffer>;
  readonly wordForms: Uint8Array<ArrayBuffer>;
}

/** Numbers the surface forms of each term, the most frequent first. */
export function numberWords(merged: MergedLists, { terms, shards, counts }: MergedWords): NumberedWords {
  const wordTerms = terms.map((term, word) => merged.termOf[shards[word] as number]?.[term] as number);
  const byCount = Uint32Array.from(counts.keys()).sort((a, b) => (counts[b] as number) - (counts[a] as number));
  const next = new Uint8Array(merged.ranks.length);
  const wordForms = new Uint8Array(counts.length);
  for (const word of byCount) {
    const term = wordTerms[word] as number;
    const form = next[term] as number;
    wordForms[word] = form;
    if (form < OTHER_SURFACE_FORM) next[term] = form + 1;
  }
  return { wordTerms, wordForms };
}

/** Where each shard writes its postings. */
export function placementsOf(merged: MergedLists, words: MergedWords, { wordForms }: NumberedWords): Placement[] {
  return merged.placements.map((placement, shard) => {
    const places = words.placeOf[shard] ?? new Uint32Array();
    const forms = new Uint8Array(places.length);
    for (let word = 0; word < forms.length; word++)
      forms[word] = wordForms[places[word] as number] ?? OTHER_SURFACE_FORM;
    return { ...placement, forms };
  });
}

/** Builds one index from shards in this thread. */
export function mergeShards(builders: readonly ShardBuilder[]): IndexColumns {
  const tallies = builders.map((builder) => builder.tally());
  const merged = mergeLists(tallies.map(({ lists }) => lists));
  const words = mergeWords(tallies.map(({ words }) => words));
  const numbered = numberWords(merged, words);
  const placements = placementsOf(merged, words, numbered);
  builders.forEach((builder, which) => {
    builder.place(placements[which] as Placement);
  });
  return joinColumns(
    tallies.map(({ documents }) => documents),
    merged,
    words,
    numbered,
  );
}

/** Where each of several consecutive runs starts, plus the end of the last. */
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
