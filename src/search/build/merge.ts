import { FIELD_COUNT, type IndexColumns, type UintColumn, uintColumn, WORD_SEEN } from '../columns.ts';
import type { Shard } from './shard.ts';

/**
 * One index of several shards, whose documents follow one another in the order of the shards. Terms get the numbers
 * that lunr would have given them had it added all the documents itself.
 */
export function mergeShards(shards: readonly Shard[]): IndexColumns {
  const { terms, ranks, termOf } = mergeTerms(shards);
  const firstDocument = runningStarts(shards.map((shard) => shard.references.length));
  const listCount = terms.length * FIELD_COUNT;

  const lists = new Uint32Array(listCount + 1);
  shards.forEach((shard, which) => {
    forEachList(shard, { terms: terms.length, termOf: termOf[which] as Uint32Array }, (list, from, to) => {
      (lists[list + 1] as number) += to - from;
    });
  });
  for (let list = 0; list < listCount; list++) (lists[list + 1] as number) += lists[list] as number;

  const postings = lists[listCount] as number;
  const documents = uintColumn(postings, firstDocument[shards.length] as number);
  const largestPosition = shards.reduce((largest, shard) => Math.max(largest, longest(shard.tokens)), 0);
  const positionCount = shards.reduce((count, shard) => count + shard.positions.length, 0);
  const positions = uintColumn(positionCount, largestPosition);
  const starts = new Uint32Array(postings + 1);

  // Frequencies first, at their postings; then a running sum makes starts of them, and positions find their place.
  const next = lists.slice(0, listCount);
  const cursors = shards.map((shard) => new Uint32Array(shard.documents.length));
  shards.forEach((shard, which) => {
    const cursor = cursors[which] as Uint32Array;
    forEachList(shard, { terms: terms.length, termOf: termOf[which] as Uint32Array }, (list, from, to) => {
      let posting = next[list] as number;
      for (let at = from; at < to; at++, posting++) {
        documents[posting] = (shard.documents[at] as number) + (firstDocument[which] as number);
        starts[posting + 1] = (shard.starts[at + 1] as number) - (shard.starts[at] as number);
        cursor[at] = posting;
      }
      next[list] = posting;
    });
  });
  for (let posting = 0; posting < postings; posting++) (starts[posting + 1] as number) += starts[posting] as number;
  shards.forEach((shard, which) => {
    copyPositions(shard, cursors[which] as Uint32Array, starts, positions);
  });

  const [termBytes, termOffsets] = encodeStrings(terms);
  return {
    references: concatenate(shards.map((shard) => shard.references)),
    termBytes,
    termOffsets,
    termRanks: ranks,
    lists,
    documents,
    starts,
    positions,
    ...mergeWords(shards, termOf),
    lengths: concatenate(shards.map((shard) => shard.lengths)),
    tokens: concatenate(shards.map((shard) => shard.tokens)),
    anchorStarts: runningStarts(shards.flatMap((shard) => Array.from(shard.anchorCounts))),
    anchors: concatenate(shards.map((shard) => shard.anchors)),
  };
}

interface MergedTerms {
  /** In string order: the index is the term's number. */
  readonly terms: readonly string[];
  /** For each term, its place in the order of first sight. */
  readonly ranks: Uint32Array<ArrayBuffer>;
  /** For each shard, the number of each of its terms. */
  readonly termOf: readonly Uint32Array[];
}

function mergeTerms(shards: readonly Shard[]): MergedTerms {
  const rankOf = new Map<string, number>();
  for (const shard of shards) {
    for (const term of shard.terms) if (!rankOf.has(term)) rankOf.set(term, rankOf.size);
  }
  const terms = [...rankOf.keys()].sort();
  const ranks = new Uint32Array(terms.length);
  const numberOfRank = new Uint32Array(terms.length);
  terms.forEach((term, number) => {
    const rank = rankOf.get(term) ?? 0;
    ranks[number] = rank;
    numberOfRank[rank] = number;
  });
  const termOf = shards.map((shard) =>
    Uint32Array.from(shard.terms, (term) => numberOfRank[rankOf.get(term) ?? 0] as number),
  );
  return { terms, ranks, termOf };
}

/** Calls `visit` with the merged number and the shard's postings of each list that has any. */
function forEachList(
  shard: Shard,
  { terms, termOf }: { terms: number; termOf: Uint32Array },
  visit: (list: number, from: number, to: number) => void,
): void {
  for (let field = 0; field < FIELD_COUNT; field++) {
    for (let term = 0; term < termOf.length; term++) {
      const local = field * termOf.length + term;
      const from = shard.lists[local] as number;
      const to = shard.lists[local + 1] as number;
      if (from < to) visit(field * terms + (termOf[term] as number), from, to);
    }
  }
}

function copyPositions(shard: Shard, cursor: Uint32Array, starts: Uint32Array, positions: UintColumn): void {
  for (let at = 0; at < cursor.length; at++) {
    let to = starts[cursor[at] as number] as number;
    const end = shard.starts[at + 1] as number;
    for (let from = shard.starts[at] as number; from < end; from++) positions[to++] = shard.positions[from] as number;
  }
}

type Words = Pick<IndexColumns, 'wordBytes' | 'wordOffsets' | 'wordCounts' | 'wordTerms'>;

function mergeWords(shards: readonly Shard[], termOf: readonly Uint32Array[]): Words {
  const counts = new Map<string, number>();
  const terms = new Map<string, number>();
  shards.forEach(({ words, wordCounts, wordTerms }, which) => {
    words.forEach((word, index) => {
      counts.set(word, (counts.get(word) ?? 0) + (wordCounts[index] as number));
      terms.set(word, termOf[which]?.[wordTerms[index] as number] as number);
    });
  });
  const words = [...counts.keys()].filter((word) => word !== '' && (counts.get(word) ?? 0) >= WORD_SEEN).sort();
  const [wordBytes, wordOffsets] = encodeStrings(words);
  return {
    wordBytes,
    wordOffsets,
    wordCounts: Uint32Array.from(words, (word) => counts.get(word) ?? 0),
    wordTerms: Uint32Array.from(words, (word) => terms.get(word) ?? 0),
  };
}

/** Strings end to end in UTF-8, and where each one starts; one more offset closes the last. */
function encodeStrings(
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

function longest(lengths: Uint32Array): number {
  return lengths.reduce((most, length) => Math.max(most, length), 0);
}

/** Where each of several runs starts when they follow one another; one more entry closes the last. */
function runningStarts(lengths: readonly number[]): Uint32Array<ArrayBuffer> {
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
