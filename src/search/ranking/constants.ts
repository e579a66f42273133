/**
 * The numbers that the ranking turns on. "Tuned" means: moved to where the known-item questions to tune on are answered
 * best (`npm run relevance:tune`); the others say where they come from.
 */
export interface RankingConstants {
  /* How much a match in a field is worth beside one in another. Started from lunr's boosts, tuned. */

  readonly boostTitle: number;
  readonly boostSummary: number;
  readonly boostTags: number;
  readonly boostNotes: number;
  /** Listeners thank a host by name: a question that names one means their shows. */
  readonly boostHost: number;
  readonly boostSeries: number;
  readonly boostTranscript: number;
  /** Under a show, listeners say what it was about in words of their own, as who asks does. */
  readonly boostComments: number;

  /* BM25 (Robertson and Zaragoza 2009), field by field. */

  /** How soon more of a word counts no more. BM25's usual values are 1.2 to 2; tuned. */
  readonly k1: number;
  /** How much the length of a transcript, of notes and of comments counts: BM25's usual value. */
  readonly bText: number;
  /** The same for titles and the like, whose length says less; a start value that tuning did not move. */
  readonly bShort: number;
  /** Rarity counts a little less than its logarithm says; tuned. */
  readonly idfPower: number;

  /* How fields come together. A long question is answered best by each word's best field, a few keywords by all
     fields. */

  /** What a word's other fields add to its best one (dis_max's tie breaker). */
  readonly tie: number;
  /**
   * Share of the weighted sum over all fields; the rest is that of the best fields alone. Half and half was the best
   * all-rounder of all variants.
   */
  readonly mix: number;

  /* How words come together. */

  /** Exponent of the share of the question that a show has at all, for questions of two words; tuned. */
  readonly coordShort: number;
  /** The same for long questions, which have words to spare. */
  readonly coordLong: number;
  /** Words from which on a question is long. */
  readonly longFrom: number;
  /**
   * A word in this share of all shows is common, and left out of questions with enough others; tuned for what it
   * finds, and it makes long questions faster.
   */
  readonly commonShare: number;
  /** So many rarer words are enough. */
  readonly commonKept: number;
  /** Words from which on a question is told at length, and one that comes again says less each time. */
  readonly toldFrom: number;
  /**
   * A show that has less of the question than this share of what the fullest one has is no answer. Cuts the tail off;
   * no place among the first ten depends on it.
   */
  readonly leastCovered: number;

  /* Shows that go through all shows of a month, unless they are asked for. */

  /** What they count beside others; tuned, as is the next. */
  readonly digest: number;
  /** The same for what they say word for word: they read titles and comments out. */
  readonly quoteDigest: number;

  /* Words that stand beside each other in a transcript as they were typed. */

  /** What all of the question side by side adds to a score, which is at most 1 without it. */
  readonly near: number;
  /** Share of that for words just as far apart as they were typed; the rest is for any that are near. */
  readonly nearExact: number;
  /** Words that may come between; a start value, more or fewer made no difference. */
  readonly nearReach: number;
  /** How many times side by side are half as good as any number. */
  readonly nearCount: number;
  /** What all of the question in a show's first words adds: there its title and summary are read out. */
  readonly opening: number;
  /** How many words those are: the introduction of a usual show. */
  readonly openingWords: number;
  /** What a title adds that says just what was typed, and nothing else. */
  readonly title: number;
  /** Exponent of that likeness: a title that is half the same is worth less than half; tuned. */
  readonly titlePower: number;
  /** So many of the best are looked at more closely. A limit on the work; twice as many brought .004 for titles by speech. */
  readonly reranked: number;

  /* Quotations: several words in a row, as they were said. */

  /** What a whole one adds: enough to come before any other show. */
  readonly quote: number;
  /** Below this share of the question it is chance. */
  readonly quoteFloor: number;
  /** Words from which on it may be a quotation. */
  readonly quoteFrom: number;
  /** Words from which on it can hardly be chance. */
  readonly quoteSure: number;
  /** Who pastes more words has them written down, and means the show that they are about. */
  readonly quoteTo: number;
  /** So many words have to stand where they should. */
  readonly quoteCount: number;
  /** Places are looked for around so many of the rarest words. A limit on the work. */
  readonly quoteAnchors: number;
  /** Words that are said more often are no place to look around. A limit on the work. */
  readonly quoteMost: number;

  /* Other words than those that were typed, and what they are worth beside those. */

  /** A word in fewer fields of shows than this may be a slip of the finger. */
  readonly spellingBelow: number;
  /** A word one edit away. */
  readonly spellingNear: number;
  /** A word two edits away. */
  readonly spellingFar: number;
  /** Two words for one, and one for two. */
  readonly compoundWeight: number;
  /** What the recogniser makes of a word, times how sure that is. */
  readonly misheardWeight: number;
  /** Mishearings that are less sure than this are left alone. */
  readonly misheardFloor: number;
}

/** As the product has them. */
export const RANKING: RankingConstants = {
  boostTitle: 4,
  boostSummary: 2.5,
  boostTags: 2.5,
  boostNotes: 2,
  boostHost: 3,
  boostSeries: 1,
  boostTranscript: 1.5,
  boostComments: 4,
  k1: 1.8,
  bText: 0.75,
  bShort: 0.4,
  idfPower: 0.9,
  tie: 0.1,
  mix: 0.5,
  coordShort: 0.9,
  coordLong: 0,
  longFrom: 10,
  commonShare: 0.6,
  commonKept: 5,
  toldFrom: 8,
  leastCovered: 0.34,
  digest: 0.75,
  quoteDigest: 0.5,
  near: 0.5,
  nearExact: 0.7,
  nearReach: 4,
  nearCount: 1,
  opening: 0.35,
  openingWords: 80,
  title: 1.8,
  titlePower: 1.6,
  reranked: 100,
  quote: 3.5,
  quoteFloor: 0.35,
  quoteFrom: 5,
  quoteSure: 8,
  quoteTo: 16,
  quoteCount: 3,
  quoteAnchors: 2,
  quoteMost: 60000,
  spellingBelow: 5,
  spellingNear: 0.5,
  spellingFar: 0.25,
  compoundWeight: 0.8,
  misheardWeight: 0.8,
  misheardFloor: 0.3,
};
