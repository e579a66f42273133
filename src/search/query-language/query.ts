import type { FieldName } from '../index/fields.ts';
import type { Diagnostic } from './diagnostics.ts';

/** A field that a query may name. Not each of them need be in the index. */
export type QueryField = FieldName | 'comments';

/** What a member typed, understood as far as it goes. */
export interface ParsedQuery {
  /** What the shows should say, in the order of typing; at most 64 words in all. */
  readonly clauses: readonly Clause[];
  /** Which shows may answer at all. */
  readonly filters: QueryFilters;
  /** What was not used as it is meant, in the order of typing. */
  readonly diagnostics: readonly Diagnostic[];
}

export type Presence = 'optional' | 'required' | 'prohibited';

/** One thing to look for, with what it asks of a show. */
export type Clause = WordClause | CompoundClause | PhraseClause;

interface AnyClause {
  readonly presence: Presence;
  /** Where it has to be; absent: anywhere. */
  readonly fields?: readonly QueryField[];
  /** It was typed in quotes: neither corrections nor other forms of spelling are meant. */
  readonly asTyped: boolean;
  /** Either this or what comes before it will do. */
  readonly isAlternative?: true;
}

/** A word, or (`word*`) the beginning of any. */
export interface WordClause extends AnyClause {
  readonly kind: 'word' | 'prefix';
  readonly words: readonly [Word];
}

/** `wi-fi`: its pieces are words of their own in the index, and some write `wifi`. */
export interface CompoundClause extends AnyClause {
  readonly kind: 'compound';
  /** Two or more, in order. */
  readonly words: readonly Word[];
  /** All pieces as one word. */
  readonly joined: Word;
}

/** "Words side by side". */
export interface PhraseClause extends AnyClause {
  readonly kind: 'phrase';
  /**
   * Two or more, one for each token that the index would make of the text, so that places agree. A token of marks alone
   * (the `&` in `"this & that"`) is a word with an empty term, as in the index.
   */
  readonly words: readonly Word[];
}

export interface Word {
  /** As it was typed, with case and marks of its own (`C++`, `.NET`) but not the punctuation around it. */
  readonly typed: string;
  /**
   * In lower case, with straight apostrophes, trimmed as the index trims: `c++` and `c#` are `c`. Empty for a word without
   * Latin letters and digits, which the index cannot tell from a dash; titles and names can hold it as typed.
   */
  readonly word: string;
  /** What the index has for it: the stem, of a beginning the word itself. Stop words have one too. */
  readonly term: string;
  /** The index leaves it out. */
  readonly isStopWord: boolean;
  /** The words within a word that has marks inside (`std::vector`, `and/or`), for when the corpus lacks it whole. */
  readonly parts: readonly WordPart[];
}

/** A piece of a word, which has no pieces itself. */
export type WordPart = Omit<Word, 'parts'>;

export interface QueryFilters {
  readonly hosts: readonly NamedFilter[];
  readonly series: readonly NamedFilter[];
  readonly tags: readonly NamedFilter[];
  /** First and last year, month or day, `2015`, `2015-06` or `2015-06-30`, both included. */
  readonly from?: string;
  readonly to?: string;
  /** The only fields to look in; absent: all. */
  readonly fields?: readonly QueryField[];
}

/** A host, series or tag by a name that may be nearly right. */
export interface NamedFilter {
  readonly typed: string;
  /** Its shows are not wanted. */
  readonly exclude: boolean;
}
