import type { Presence } from '../query-language/query.ts';

/** What is asked of the index: things to look for, in the order of asking. */
export interface ExpandedQuery {
  readonly groups: readonly TermGroup[];
  /** Words that were typed, stop words too. */
  readonly length: number;
}

/** One thing to look for: a word or a phrase, with all that may stand for it. */
export interface TermGroup {
  readonly presence: Presence;
  /** Numbers of the fields that it has to be in; absent: any. */
  readonly fields?: readonly number[];
  /** Ordinal of its first word in what was typed. */
  readonly place: number;
  /** What was typed first, if the corpus has it. None when the corpus has nothing like it. */
  readonly variants: readonly TermVariant[];
}

/** Why a variant stands for what was typed. */
export type VariantKind = 'typed' | 'phrase' | 'beginning' | 'compound' | 'misheard' | 'spelled out' | 'spelling';

/** One way in which a group may stand in a text. */
export interface TermVariant {
  readonly kind: VariantKind;
  /** As it is in the corpus, for people. */
  readonly label: string;
  /** What it is worth beside the word that was typed: above 0, up to 1. */
  readonly weight: number;
  /** Terms of the index, or places in transcripts where there is no term for it. */
  readonly stands: readonly PlacedTerm[] | SpelledPlaces;
  /** Numbers of the fields that this variant has to be in, where they are not those of the group. */
  readonly fields?: readonly number[];
  /** Tokens from its first to its last, both counted. */
  readonly span: number;
}

export interface PlacedTerm {
  readonly term: number;
  /** Tokens from the first token of the variant. */
  readonly offset: number;
}

/** Where a word is said letter by letter, ascending by document and position. */
export interface SpelledPlaces {
  readonly places: readonly { readonly document: number; readonly position: number }[];
}
