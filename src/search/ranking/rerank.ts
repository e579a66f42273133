import { fieldNumber, TRANSCRIPT } from '../index/fields.ts';
import { type PostingList, seek, weightedFrequency } from '../index/posting-list.ts';
import type { Postings } from '../index/postings.ts';
import type { RankingConstants } from './constants.ts';
import { lunrIdf } from './idf.ts';
import { totalIdf, type WeightedTermGroup } from './weighted-term-group.ts';

const TITLE = fieldNumber('title');

/** Where the words of a query stand in a document. Each is from 0 to 1. */
export interface RerankFeatures {
  /** How many of the query's neighbouring words also stand side by side in the transcript. */
  readonly proximity: number;
  /** The share of the query, by idf, in the show's opening, where its title and summary are read out. */
  readonly opening: number;
  /** The overlap of title and query, by idf: a weighted Jaccard index to the power of `titlePower`. */
  readonly title: number;
}

/** A group and the cursors into its postings. */
interface GroupCursors {
  readonly idf: number;
  readonly transcript: Cursor[];
  readonly title: Cursor[];
}

interface Cursor {
  readonly list: PostingList;
  /** The current posting. */
  at: number;
}

/** Two groups that are neighbours in the query. */
interface Pair {
  readonly first: number;
  readonly second: number;
  /** Words from the one to the other in the query. */
  readonly gap: number;
  readonly weight: number;
}

/** The second stage: computes the features of the best documents of the first stage. */
export class Reranker {
  readonly #constants: RankingConstants;
  readonly #titleIdfSums: Float64Array;
  readonly #groups: readonly GroupCursors[];
  /** Of each group in the current document. */
  readonly #positions: ArrayLike<number>[] = [];
  readonly #pairs: readonly Pair[];
  readonly #pairWeight: number;
  readonly #totalIdf: number;

  /** @param titleIdfs See {@link titleIdfSums}. */
  constructor(groups: readonly WeightedTermGroup[], titleIdfs: Float64Array, constants: RankingConstants) {
    this.#constants = constants;
    this.#titleIdfSums = titleIdfs;
    const counted = groups.filter(({ idf }) => idf > 0);
    this.#totalIdf = totalIdf(counted) || 1;
    this.#groups = counted.map((weighted) => ({
      idf: weighted.idf,
      transcript: cursors(weighted, TRANSCRIPT),
      title: cursors(weighted, TITLE),
    }));
    this.#pairs = counted.slice(1).map((second, index): Pair => {
      const first = counted[index] as WeightedTermGroup;
      return {
        first: index,
        second: index + 1,
        gap: second.group.position - first.group.position,
        weight: Math.min(first.idf, second.idf),
      };
    });
    this.#pairWeight = this.#pairs.reduce((sum, { weight }) => sum + weight, 0) || 1;
  }

  /** The features of a document. Call in ascending order of document numbers. */
  features(document: number): RerankFeatures {
    const { openingWords, titlePower } = this.#constants;
    const positions = this.#positions;
    let opening = 0;
    let inTitle = 0;
    // Loops instead of callbacks: this runs for each word and each of some hundred documents.
    for (let group = 0; group < this.#groups.length; group++) {
      const { idf, transcript, title } = this.#groups[group] as GroupCursors;
      const own = positionsIn(transcript, document);
      positions[group] = own;
      if (own.length > 0 && (own[0] as number) < openingWords) opening += idf;
      let most = 0;
      for (let at = 0; at < title.length; at++) most = Math.max(most, presence(title[at] as Cursor, document));
      inTitle += idf * most;
    }
    let proximity = 0;
    for (let at = 0; at < this.#pairs.length; at++) {
      const { first, second, gap, weight } = this.#pairs[at] as Pair;
      proximity += weight * this.#proximity(positions[first] ?? NO_POSITIONS, positions[second] ?? NO_POSITIONS, gap);
    }
    const titleIdf = this.#titleIdfSums[document] ?? 0;
    const union = titleIdf + this.#totalIdf - Math.min(inTitle, titleIdf);
    return {
      proximity: proximity / this.#pairWeight,
      opening: opening / this.#totalIdf,
      // Without the exponent, a word or two in common with a long question would weigh too much.
      title: (inTitle / Math.max(1e-9, union)) ** titlePower,
    };
  }

  /** How often two words stand near each other in this order: saturating counts of exact and of near distances, 0 to 1. */
  #proximity(first: ArrayLike<number>, second: ArrayLike<number>, gap: number): number {
    const { proximityExactShare, proximitySlop, proximitySaturation } = this.#constants;
    let exact = 0;
    let near = 0;
    for (let i = 0, from = 0; i < first.length; i++) {
      const position = first[i] as number;
      while (from < second.length && (second[from] as number) <= position) from++;
      for (let j = from; j < second.length; j++) {
        const distance = (second[j] as number) - position;
        if (distance > gap + proximitySlop) break;
        if (distance === gap) exact++;
        else near++;
      }
    }
    if (exact === 0 && near === 0) return 0;
    return (
      proximityExactShare * (exact / (exact + proximitySaturation)) * (exact > 0 ? 1 : 0) +
      (1 - proximityExactShare) * ((exact + near) / (exact + near + proximitySaturation))
    );
  }
}

function cursors({ postingLists }: WeightedTermGroup, field: number): Cursor[] {
  return postingLists.flatMap((lists) => {
    const list = lists[field];
    return list ? [{ list, at: list.from }] : [];
  });
}

/** Moves a cursor to a document, and returns whether its list has it. */
function advance(cursor: Cursor, document: number): boolean {
  const { list } = cursor;
  cursor.at = seek(list.documents, cursor.at, list.to, document);
  return cursor.at < list.to && list.documents[cursor.at] === document;
}

/** 1 where a list has a document, and less where it has it in another word of the term than the typed one. */
function presence(cursor: Cursor, document: number): number {
  return advance(cursor, document) ? Math.min(1, weightedFrequency(cursor.list, cursor.at)) : 0;
}

const NO_POSITIONS = new Uint16Array();

/** The positions of all variants in a document, ascending. */
function positionsIn(cursors: readonly Cursor[], document: number): ArrayLike<number> {
  let found: ArrayLike<number> | undefined;
  let all: number[] | undefined;
  for (let at = 0; at < cursors.length; at++) {
    const cursor = cursors[at] as Cursor;
    if (!advance(cursor, document)) continue;
    const { starts, positions } = cursor.list;
    const own = positions.subarray(starts[cursor.at], starts[cursor.at + 1]);
    if (found === undefined) found = own;
    else {
      all ??= Array.from(found);
      all.push(...own);
    }
  }
  return all?.sort((a, b) => a - b) ?? found ?? NO_POSITIONS;
}

/** For each document, the sum of the idf of its title's terms. */
export function titleIdfSums(postings: Postings): Float64Array {
  const sums = new Float64Array(postings.documentCount);
  const { documents } = postings.columns;
  for (let term = 0; term < postings.vocabulary.size; term++) {
    const [from, to] = postings.range(term, TITLE);
    if (from === to) continue;
    const idf = lunrIdf(postings, term);
    for (let posting = from; posting < to; posting++) (sums[documents[posting] as number] as number) += idf;
  }
  return sums;
}
