import type { TermGroup } from '../expansion/expanded-query.ts';
import { type PostingList, seek } from '../index/posting-list.ts';

/** A term group with its weight and its postings. */
export interface WeightedTermGroup {
  readonly group: TermGroup;
  /** Inverse document frequency of all its variants together, to the power of `idfPower`; 0 when the group does not count. */
  readonly idf: number;
  /** The idf, also of a group that was dropped. */
  readonly weight: number;
  /** The group is too common for a question with enough rarer words, and does not count. */
  readonly dropped: boolean;
  /** For each variant, by field number. Undefined where the variant does not occur or must not match. */
  readonly postingLists: readonly (readonly (PostingList | undefined)[])[];
}

/** The idf of all groups together: a document with all of them covers the query. */
export function totalIdf(groups: readonly Pick<WeightedTermGroup, 'idf'>[]): number {
  return groups.reduce((sum, { idf }) => sum + idf, 0);
}

/** Whether a group's matches are shown: not of a word that is excluded, or that only frames the question. */
export function isShown({ group, dropped }: WeightedTermGroup): boolean {
  return group.presence !== 'prohibited' && !(dropped && group.framing !== undefined);
}

/** Whether a document contains a group in the form in which it was typed. */
export function containsTyped(weighted: WeightedTermGroup | undefined, document: number): boolean {
  const typed = weighted?.group.variants.findIndex(({ kind }) => kind === 'typed') ?? -1;
  return (weighted?.postingLists[typed] ?? []).some((list) => {
    if (!list) return false;
    const posting = seek(list.documents, list.from, list.to, document);
    return posting < list.to && list.documents[posting] === document;
  });
}
