import type { FieldName } from '../index/fields.ts';
import type { Diagnostic } from './diagnostics.ts';

/** A field that a query may name. */
export type QueryField = FieldName;

/** A parsed query. */
export interface ParsedQuery {
  /** The clauses in the order they were typed; at most 64 words in total. */
  readonly clauses: readonly Clause[];
  /** Which shows may be results. */
  readonly filters: QueryFilters;
  /** What was not used as it was meant, in the order of typing. */
  readonly diagnostics: readonly Diagnostic[];
}

export type Presence = 'optional' | 'required' | 'prohibited';

/** A word or phrase to search for. */
export type Clause = WordClause | CompoundClause | PhraseClause;

interface AnyClause {
  readonly presence: Presence;
  /** The fields that it must be in; absent: any field. */
  readonly fields?: readonly QueryField[];
  /** It was typed in quotes: no corrections and no other spellings. */
  readonly asTyped: boolean;
  /** Either this or the previous clause is enough. */
  readonly isAlternative?: true;
}

/** A word, or (`word*`) a prefix. */
export interface WordClause extends AnyClause {
  readonly kind: 'word' | 'prefix';
  readonly words: readonly [Word];
}

/** `wi-fi`: several words in the index, which some write as one, `wifi`. */
export interface CompoundClause extends AnyClause {
  readonly kind: 'compound';
  /** Two or more, in order. */
  readonly words: readonly Word[];
  /** All of them as one word. */
  readonly joined: Word;
}

/** `"words side by side"`. */
export interface PhraseClause extends AnyClause {
  readonly kind: 'phrase';
  /**
   * Two or more: one for each token that the index would make of the text, so that positions agree. A token of
   * punctuation (the `&` in `"this & that"`) is a word with an empty term, as in the index.
   */
  readonly words: readonly Word[];
}

export interface Word {
  /** As typed, with case and marks of its own (`C++`, `.NET`) but without punctuation around it. */
  readonly typed: string;
  /**
   * Folded and trimmed as the index does it: see `foldToken` and `wordOf`.
   */
  readonly word: string;
  /** The term that the index has for it: the stem, or the prefix itself. Stop words have one too. */
  readonly term: string;
  /** The index leaves it out. */
  readonly isStopWord: boolean;
  /** The words inside of a word with punctuation (`std::vector`, `and/or`), for when the corpus lacks it whole. */
  readonly parts: readonly WordPart[];
}

/** A word inside of another one. It has no parts itself. */
export type WordPart = Omit<Word, 'parts'>;

export interface QueryFilters {
  readonly hosts: readonly NamedFilter[];
  readonly series: readonly NamedFilter[];
  readonly tags: readonly NamedFilter[];
  /** First and last year, month or day (`2015`, `2015-06` or `2015-06-30`), both inclusive. */
  readonly from?: string;
  readonly to?: string;
  /** The only fields to search; absent: all. */
  readonly fields?: readonly QueryField[];
}

/** A host, series or tag by a name as typed, perhaps misspelt. */
export interface NamedFilter {
  readonly typed: string;
  /** Its shows are excluded. */
  readonly exclude: boolean;
}
