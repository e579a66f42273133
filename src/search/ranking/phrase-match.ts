import type { ExpandedQuery } from '../expansion/expanded-query.ts';
import { TRANSCRIPT } from '../index/fields.ts';
import { hasPosition, type PostingList, seek } from '../index/posting-list.ts';
import type { RankingConstants } from './constants.ts';
import type { WeightedTermGroup } from './weighted-term-group.ts';

/** The best place in a transcript that says what was typed, word for word but for a few. */
export interface PhraseMatch {
  /** Share of the query, by idf, whose words stand exactly as far apart as they were typed. */
  readonly share: number;
  /** What the match adds to the document's score. */
  readonly score: number;
}

/** A word of the query and its postings in transcripts. */
interface PhraseTerm {
  readonly list: PostingList;
  /** Position of the word in the query. */
  readonly offset: number;
  readonly weight: number;
  /** The posting of the current document. */
  at: number;
}

/**
 * Whether a query may be what somebody remembers hearing word for word: shorter ones are covered by proximity, longer ones
 * are pasted from something written.
 */
export function isPhraseLike(
  { wordCount }: ExpandedQuery,
  { phraseMinLength, phraseMaxLength }: RankingConstants,
): boolean {
  return wordCount >= phraseMinLength && wordCount <= phraseMaxLength;
}

/**
 * Finds in each document the place where the most of the query, by idf, stands exactly where it should: a phrase match that
 * tolerates missing words. Places are sought around the rarest words only, so that a query of common words takes no longer.
 *
 * @returns by document number; documents without a match are absent.
 */
export function findPhraseMatches(
  groups: readonly WeightedTermGroup[],
  constants: RankingConstants,
): ReadonlyMap<number, PhraseMatch> {
  const { phraseAnchors, phraseMaxPositions, phraseMinTerms } = constants;
  const terms = groups.flatMap((group) => phraseTerm(group) ?? []);
  const shares = new Map<number, number>();
  const total = groups.reduce((sum, { weight }) => sum + weight, 0);
  const minTerms = Math.min(phraseMinTerms, terms.length);
  const anchors = terms.toSorted((a, b) => positionCount(a) - positionCount(b)).slice(0, phraseAnchors);
  for (const anchor of anchors) {
    if (minTerms < 2 || positionCount(anchor) > phraseMaxPositions) break;
    const others = terms.filter((term) => term !== anchor);
    for (const other of others) other.at = other.list.from;
    const { documents, from, to } = anchor.list;
    for (let posting = from; posting < to; posting++) {
      const document = documents[posting] as number;
      const before = shares.get(document) ?? 0;
      const present = others.filter((other) => advance(other, document));
      const upperBound = present.reduce((sum, { weight }) => sum + weight, anchor.weight) / total;
      if (present.length + 1 < minTerms || upperBound <= before) continue;
      const share = bestWeight(anchor, posting, present, minTerms) / total;
      if (share > before) shares.set(document, share);
    }
  }
  const length = groups.reduce((most, { group }) => Math.max(most, group.position + 1), 0);
  return new Map(
    [...shares].map(([document, share]) => [document, { share, score: scoreOf(share, length, constants) }]),
  );
}

function phraseTerm({ group, postingLists, weight }: WeightedTermGroup): PhraseTerm | undefined {
  const list = group.variants[0]?.kind === 'typed' ? postingLists[0]?.[TRANSCRIPT] : undefined;
  return list && { list, offset: group.position, weight, at: list.from };
}

/** Occurrences in all transcripts. */
function positionCount({ list }: PhraseTerm): number {
  return (list.starts[list.to] as number) - (list.starts[list.from] as number);
}

/** Moves to a document, and returns whether the list has it. */
function advance(term: PhraseTerm, document: number): boolean {
  const { documents, to } = term.list;
  term.at = seek(documents, term.at, to, document);
  return term.at < to && documents[term.at] === document;
}

/** The greatest weight that stands in place around any occurrence of the anchor; 0 for fewer than `minTerms` words. */
function bestWeight(anchor: PhraseTerm, posting: number, others: readonly PhraseTerm[], minTerms: number): number {
  const { starts, positions } = anchor.list;
  let best = 0;
  for (let at = starts[posting] as number; at < (starts[posting + 1] as number); at++) {
    const origin = (positions[at] as number) - anchor.offset;
    let weight = anchor.weight;
    let words = 1;
    for (const { list, offset, weight: own, at: current } of others) {
      if (!hasPosition(list.starts, list.positions, current, origin + offset)) continue;
      weight += own;
      words++;
    }
    if (words >= minTerms && weight > best) best = weight;
  }
  return best;
}

/** `phrase`, scaled linearly by the share above `phraseFloor` and by the length up to `phraseFullLength`. */
function scoreOf(
  share: number,
  length: number,
  { phrase, phraseFloor, phraseMinLength, phraseFullLength }: RankingConstants,
): number {
  const certainty = Math.min(1, (length - phraseMinLength + 1) / (phraseFullLength - phraseMinLength + 1));
  return (phrase * Math.max(0, certainty) * Math.max(0, share - phraseFloor)) / (1 - phraseFloor);
}
