import type { Framing } from '../analysis/framing-words.ts';
import type { Presence } from '../query-language/query.ts';

/** A query as it is looked up in the index. */
export interface ExpandedQuery {
  /** In the order of typing. */
  readonly groups: readonly TermGroup[];
  /** The number of words that were typed, stop words included. */
  readonly wordCount: number;
}

/** A word or phrase to look for, with all the variants that may stand for it: synonyms, scored as one term. */
export interface TermGroup {
  readonly presence: Presence;
  /** The numbers of the fields that it must be in; absent: any field. */
  readonly fields?: readonly number[];
  /** The position of its first word in the query, from 0. */
  readonly position: number;
  /** Set for a word that only frames the question; it is dropped when the question asks for something. */
  readonly framing?: Framing;
  /** What was typed comes first, if the corpus has it. Empty when the corpus has nothing like it. */
  readonly variants: readonly TermVariant[];
}

/** Why a variant stands for what was typed. */
export type VariantKind = 'typed' | 'phrase' | 'prefix' | 'compound' | 'misheard' | 'spelled out' | 'spelling';

/** One form in which a group may occur in a text. */
export interface TermVariant {
  readonly kind: VariantKind;
  /** The form as it is in the corpus, for people. */
  readonly label: string;
  /** What an occurrence is worth compared with one of the typed word: above 0, up to 1. */
  readonly weight: number;
  /** What is looked up in the index. */
  readonly lookup: readonly PositionedTerm[] | SpelledPositions;
  /** What each word of the term counts, by its number, where the term has other words than the typed one. */
  readonly formWeights?: Float32Array;
  /** The numbers of the fields that this variant must be in, where they differ from the group's. */
  readonly fields?: readonly number[];
  /** Length in tokens. */
  readonly span: number;
}

/** A term of the index, and where it must stand. */
export interface PositionedTerm {
  /** The term's number. */
  readonly term: number;
  /** Tokens from the first token of the variant. */
  readonly offset: number;
  /** Only this word of the term. */
  readonly form?: number;
  /** Only with a stop word of this class right before it, or right behind it. */
  readonly before?: number;
  readonly after?: number;
}

/** Where a word is said letter by letter, for which the index has no term. Ascending by document and position. */
export interface SpelledPositions {
  readonly positions: readonly { readonly document: number; readonly position: number }[];
}
