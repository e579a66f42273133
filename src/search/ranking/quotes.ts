import type { ExpandedQuery } from '../expansion/expanded-query.ts';
import { type Occurrences, seek, standsAt } from '../expansion/occurrences.ts';
import { TRANSCRIPT } from '../index/fields.ts';
import type { RankingConstants } from './constants.ts';
import type { WeightedTermGroup } from './first-stage.ts';

/** A place where a transcript says what was typed. */
export interface Quote {
  /** Share of the question's weight that stands just as far apart as it was typed. */
  readonly share: number;
  /** What that adds to the document's score. */
  readonly bonus: number;
}

/** A word of the question where it stands in transcripts. */
interface Part {
  readonly list: Occurrences;
  readonly offset: number;
  readonly weight: number;
  /** The posting of the document at hand. */
  at: number;
}

/**
 * Whether words in a row may be what somebody remembers of a show: fewer are found by their neighbours, and who pastes
 * more has written them down.
 */
export function isQuoteLike({ length }: ExpandedQuery, { quoteFrom, quoteTo }: RankingConstants): boolean {
  return length >= quoteFrom && length <= quoteTo;
}

/**
 * Finds where transcripts say what was typed, word for word but for a few: for each document, the place at which the most
 * of the question, by rarity, is just where it should be. Places are looked for around the rarest words alone, so that
 * a question of common ones takes no longer.
 */
export function findQuotes(
  weighed: readonly WeightedTermGroup[],
  constants: RankingConstants,
): ReadonlyMap<number, Quote> {
  const { quoteAnchors, quoteMost, quoteCount } = constants;
  const parts = weighed.flatMap((one) => partOf(one) ?? []);
  const shares = new Map<number, number>();
  const all = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const fewest = Math.min(quoteCount, parts.length);
  const anchors = parts.toSorted((a, b) => sizeOf(a) - sizeOf(b)).slice(0, quoteAnchors);
  for (const anchor of anchors) {
    if (fewest < 2 || sizeOf(anchor) > quoteMost) break;
    const others = parts.filter((part) => part !== anchor);
    for (const other of others) other.at = other.list.from;
    const { documents, from, to } = anchor.list;
    for (let posting = from; posting < to; posting++) {
      const document = documents[posting] as number;
      const before = shares.get(document) ?? 0;
      const here = others.filter((other) => reach(other, document));
      const most = here.reduce((sum, { weight }) => sum + weight, anchor.weight);
      if (here.length + 1 < fewest || most / all <= before) continue;
      const share = bestShare(anchor, posting, here, fewest) / all;
      if (share > before) shares.set(document, share);
    }
  }
  const length = weighed.reduce((most, { group }) => Math.max(most, group.place + 1), 0);
  return new Map(
    [...shares].map(([document, share]) => [document, { share, bonus: bonusOf(share, length, constants) }]),
  );
}

function partOf({ group, occurrences, weight }: WeightedTermGroup): Part | undefined {
  const list = group.variants[0]?.kind === 'typed' ? occurrences[0]?.[TRANSCRIPT] : undefined;
  return list && { list, offset: group.place, weight, at: list.from };
}

/** How often it stands in transcripts. */
function sizeOf({ list }: Part): number {
  return (list.starts[list.to] as number) - (list.starts[list.from] as number);
}

function reach(part: Part, document: number): boolean {
  const { documents, to } = part.list;
  part.at = seek(documents, part.at, to, document);
  return part.at < to && documents[part.at] === document;
}

/** The greatest weight that is where it should be around any place of the anchor; 0 when it is too few words. */
function bestShare(anchor: Part, posting: number, others: readonly Part[], fewest: number): number {
  const { starts, positions } = anchor.list;
  let best = 0;
  for (let at = starts[posting] as number; at < (starts[posting + 1] as number); at++) {
    const origin = (positions[at] as number) - anchor.offset;
    let weight = anchor.weight;
    let words = 1;
    for (const { list, offset, weight: own, at: place } of others) {
      if (!standsAt(list.starts, list.positions, place, origin + offset)) continue;
      weight += own;
      words++;
    }
    if (words >= fewest && weight > best) best = weight;
  }
  return best;
}

/** The more of it and the longer it is, the less it is there by chance. */
function bonusOf(share: number, length: number, { quote, quoteFloor, quoteFrom, quoteSure }: RankingConstants): number {
  const sure = Math.min(1, (length - quoteFrom + 1) / (quoteSure - quoteFrom + 1));
  return (quote * Math.max(0, sure) * Math.max(0, share - quoteFloor)) / (1 - quoteFloor);
}
