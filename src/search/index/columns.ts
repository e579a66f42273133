import { FIELDS } from './fields.ts';

/** Unsigned integers in the narrowest array that holds them. */
export type UintColumn = Uint16Array | Uint32Array;

/**
 * The inverted index as columns of typed arrays: a snapshot is loaded without parsing, and a query allocates few
 * objects.
 *
 * Terms are numbered by their order as strings, documents by their order of adding. A term and a field make a *list*
 * (number `field * terms + term`): its postings, ascending by document. A posting has positions, ascending: the
 * ordinals of the tokens in the field's text, stop words counted. The term frequency is how many those are.
 */
export interface IndexColumns {
  /** The documents' references (episode numbers), ascending. */
  readonly references: Uint32Array;
  /** All terms end to end in UTF-8, in JavaScript's string order. */
  readonly termBytes: Uint8Array;
  /** Where each term starts in `termBytes`; one more closes the last. */
  readonly termOffsets: Uint32Array;
  /** Where each list starts in `postings`; one more closes the last. */
  readonly lists: Uint32Array;
  /** The document of each posting. */
  readonly documents: UintColumn;
  /** Where each posting starts in `positions`; one more closes the last. */
  readonly starts: Uint32Array;
  readonly positions: UintColumn;
  /**
   * In step with `positions`: which word each token is, and the stop words around it, as `token-context.ts` has them.
   */
  readonly contexts: Uint16Array;
  /** Terms in a field as lunr counts its length (without stop words), at `document * FIELDS.length + field`. */
  readonly lengths: Uint32Array;
  /** Tokens in a field, stop words too, at `document * FIELDS.length + field`. */
  readonly tokens: Uint32Array;
  /**
   * The surface forms that occur at least {@link WORD_SEEN} times: lower-case words before stemming, without
   * punctuation around them, concatenated as UTF-8 in string order. Terms are stems, but people type words.
   */
  readonly wordBytes: Uint8Array;
  readonly wordOffsets: Uint32Array;
  /** The occurrences of each word in the corpus, and the number of its term. */
  readonly wordCounts: Uint32Array;
  readonly wordTerms: Uint32Array;
  /** Which of its term's words each is, as in `contexts`. */
  readonly wordForms: Uint8Array;
  /** Where each document's anchors start in `anchors`; one more closes the last. */
  readonly anchorStarts: Uint32Array;
  /**
   * Byte in the transcript's text of every {@link ANCHOR_EVERY}th token, so that a passage can be found near its place.
   */
  readonly anchors: Uint32Array;
}

/** Tokens between two anchors. */
export const ANCHOR_EVERY = 32;

/** Words that occur less often are as likely typos. */
export const WORD_SEEN = 3;

export const FIELD_COUNT = FIELDS.length;

/** The largest value that a narrow column holds. */
export const LARGEST_NARROW = 0xffff;

/** A column of `length` zeros, wide enough for values up to `largest`. */
export function uintColumn(length: number, largest: number): UintColumn {
  return largest <= LARGEST_NARROW ? new Uint16Array(length) : new Uint32Array(length);
}
