import { type Occurrences, seek } from '../expansion/occurrences.ts';
import { fieldNumber, TRANSCRIPT } from '../index/fields.ts';
import type { Postings } from '../index/postings.ts';
import type { RankingConstants } from './constants.ts';
import type { WeightedTermGroup } from './first-stage.ts';

const TITLE = fieldNumber('title');

/** What a document says of a question beyond which words: each from 0 to 1. */
export interface Closeness {
  /** How many words that were typed side by side stand so in the transcript. */
  readonly near: number;
  /** How much of the question is in the show's first words, where its title and summary are read out. */
  readonly opening: number;
  /** How much of the title and the question is the same. */
  readonly title: number;
}

interface Walker {
  readonly weighed: WeightedTermGroup;
  readonly transcript: Cursor[];
  readonly title: Cursor[];
}

interface Cursor {
  readonly list: Occurrences;
  at: number;
}

/** Looks at the few best documents of the first stage, in ascending order. */
export class Reranker {
  readonly #constants: RankingConstants;
  readonly #titleWeights: Float64Array;
  readonly #walkers: readonly Walker[];
  readonly #pairs: readonly {
    readonly first: number;
    readonly second: number;
    readonly gap: number;
    readonly weight: number;
  }[];
  readonly #pairWeight: number;
  readonly #weight: number;

  constructor(weighed: readonly WeightedTermGroup[], titleWeights: Float64Array, constants: RankingConstants) {
    this.#constants = constants;
    this.#titleWeights = titleWeights;
    const kept = weighed.filter(({ idf }) => idf > 0);
    this.#weight = kept.reduce((sum, { idf }) => sum + idf, 0) || 1;
    this.#walkers = kept.map((one) => ({
      weighed: one,
      transcript: cursors(one, TRANSCRIPT),
      title: cursors(one, TITLE),
    }));
    this.#pairs = kept.slice(1).map((second, index) => {
      const first = kept[index] as WeightedTermGroup;
      return {
        first: index,
        second: index + 1,
        gap: second.group.place - first.group.place,
        weight: Math.min(first.idf, second.idf),
      };
    });
    this.#pairWeight = this.#pairs.reduce((sum, { weight }) => sum + weight, 0) || 1;
  }

  /** Documents come in ascending order. */
  look(document: number): Closeness {
    const positions = this.#walkers.map(({ transcript }) => positionsIn(transcript, document));
    let opening = 0;
    let inTitle = 0;
    this.#walkers.forEach(({ weighed, title }, index) => {
      const first = positions[index]?.[0];
      if (first !== undefined && first < this.#constants.openingWords) opening += weighed.idf;
      if (title.some((cursor) => isIn(cursor, document))) inTitle += weighed.idf;
    });
    let near = 0;
    for (const { first, second, gap, weight } of this.#pairs) {
      near += weight * this.#credit(positions[first] ?? [], positions[second] ?? [], gap);
    }
    const titleWeight = this.#titleWeights[document] ?? 0;
    const likeness = inTitle / Math.max(1e-9, titleWeight + this.#weight - Math.min(inTitle, titleWeight));
    return {
      near: near / this.#pairWeight,
      opening: opening / this.#weight,
      // In proportion, a word or two in common with a long question would draw too much.
      title: likeness ** this.#constants.titlePower,
    };
  }

  #credit(first: ArrayLike<number>, second: ArrayLike<number>, gap: number): number {
    const { nearExact, nearReach, nearCount } = this.#constants;
    let exact = 0;
    let close = 0;
    for (let i = 0, from = 0; i < first.length; i++) {
      const position = first[i] as number;
      while (from < second.length && (second[from] as number) <= position) from++;
      for (let j = from; j < second.length; j++) {
        const distance = (second[j] as number) - position;
        if (distance > gap + nearReach) break;
        if (distance === gap) exact++;
        else close++;
      }
    }
    if (exact === 0 && close === 0) return 0;
    return (
      nearExact * (exact / (exact + nearCount)) * (exact > 0 ? 1 : 0) +
      (1 - nearExact) * ((exact + close) / (exact + close + nearCount))
    );
  }
}

function cursors({ occurrences }: WeightedTermGroup, field: number): Cursor[] {
  return occurrences.flatMap((lists) => {
    const list = lists[field];
    return list ? [{ list, at: list.from }] : [];
  });
}

function isIn(cursor: Cursor, document: number): boolean {
  const { list } = cursor;
  cursor.at = seek(list.documents, cursor.at, list.to, document);
  return cursor.at < list.to && list.documents[cursor.at] === document;
}

function positionsIn(cursors: readonly Cursor[], document: number): ArrayLike<number> {
  let found: ArrayLike<number> | undefined;
  let all: number[] | undefined;
  for (const cursor of cursors) {
    if (!isIn(cursor, document)) continue;
    const { starts, positions } = cursor.list;
    const own = positions.subarray(starts[cursor.at], starts[cursor.at + 1]);
    if (found === undefined) found = own;
    else {
      all ??= Array.from(found);
      all.push(...own);
    }
  }
  return all?.sort((a, b) => a - b) ?? found ?? [];
}

/** How much there is to say of each document's title: the sum of its terms' rarity. */
export function titleWeights(postings: Postings): Float64Array {
  const weights = new Float64Array(postings.documentCount);
  const { documents } = postings.columns;
  for (let term = 0; term < postings.vocabulary.size; term++) {
    const [from, to] = postings.range(term, TITLE);
    if (from === to) continue;
    const idf = postings.idf(term);
    for (let posting = from; posting < to; posting++) (weights[documents[posting] as number] as number) += idf;
  }
  return weights;
}
