/** What the words that are searched beside those that were typed are worth. Tuned by `npm run relevance:tune`. */
export interface ExpansionConstants {
  /** What another inflection of a typed word counts, and what another word of its stem does. */
  readonly inflectionWeight: number;
  readonly derivationWeight: number;
  /** A word with a lower document frequency than this, summed over the fields, may be a typo. */
  readonly spellingMaxFrequency: number;
  /** Weight of a word at edit distance 1. */
  readonly spellingNear: number;
  /** Weight of a word at edit distance 2. */
  readonly spellingFar: number;
  /** Weight of two words for one, and of one for two. */
  readonly compoundWeight: number;
  /** Weight of what the speech recogniser makes of a word, times the probability of that. */
  readonly misheardWeight: number;
  /** Confusions that are less probable than this are not used. */
  readonly misheardFloor: number;
}

/** The constants of the product. */
export const EXPANSION: ExpansionConstants = {
  inflectionWeight: 0.8,
  derivationWeight: 0.3,
  spellingMaxFrequency: 5,
  spellingNear: 0.5,
  spellingFar: 0.25,
  compoundWeight: 0.8,
  misheardWeight: 0.8,
  misheardFloor: 0.3,
};
