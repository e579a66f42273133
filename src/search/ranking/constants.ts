/**
 * The constants of the ranking. "Tuned" means chosen by `npm run relevance:tune`: the value at which the known-item questions
 * of the tuning split are answered best. The others say where they come from.
 */
export interface RankingConstants {
  /* Field boosts: how much a match in one field is worth compared with another. Started from lunr's boosts, then tuned. */

  readonly boostTitle: number;
  readonly boostSummary: number;
  readonly boostTags: number;
  readonly boostNotes: number;
  /** Listeners thank hosts by name: a question that names a host is about that host's shows. */
  readonly boostHost: number;
  readonly boostSeries: number;
  readonly boostTranscript: number;
  /** Listeners describe a show in their own words in its comments, as members do in their questions. */
  readonly boostComments: number;

  /* BM25 per field; see bm25.ts. */

  /** Term-frequency saturation; tuned. */
  readonly k1: number;
  /** Length normalisation of transcripts, notes and comments: BM25's usual value. */
  readonly bText: number;
  /** Length normalisation of titles and other short fields, whose length says less. A start value that tuning did not move. */
  readonly bShort: number;
  /** Exponent of the idf. Below 1, rare terms count less than BM25 has it; tuned. */
  readonly idfPower: number;

  /* All fields as one text (BM25F): what a word of a field counts beside one that is said. FTS5's usual choice. */

  readonly pooledTitle: number;
  readonly pooledSummary: number;
  readonly pooledTags: number;
  readonly pooledNotes: number;
  readonly pooledHost: number;
  readonly pooledSeries: number;
  readonly pooledComments: number;
  /** Term-frequency saturation over all fields: later than in one; tuned. */
  readonly pooledK1: number;

  /* Combining fields. Long questions do best with each word's best field, short ones with the sum over all fields. */

  /** What a word's other fields add to its best one: dis_max's tie breaker. */
  readonly tieBreaker: number;
  /** Share of the sum over all fields in the first-stage score; the rest is dis_max. 0.5 was the best all-rounder. */
  readonly sumScoreShare: number;

  /* Combining words. */

  /** Exponent of the coverage (the share of the question that a show has) for questions of two words; tuned. */
  readonly coordShort: number;
  /** The same for long questions, where a show need not have every word. */
  readonly coordLong: number;
  /** Number of words from which a question is long. In between, the exponent is interpolated. */
  readonly longQueryLength: number;
  /** A word in at least this share of all shows is common, and dropped from questions with enough rarer words; tuned. */
  readonly commonShare: number;
  /** Number of rarer words that is enough to drop the common ones. */
  readonly commonMinRare: number;
  /** Number of words from which repeated words are damped: each repetition of a word counts less. */
  readonly repeatsDampedFrom: number;
  /**
   * A show that has less of the question than this share of what the fullest show has is not a result. Cuts off the tail;
   * the first ten results do not depend on it.
   */
  readonly minCoverage: number;

  /* Roundups: shows that go through all shows of a month. Ignored when the query asks for them. */

  /** Factor on a roundup's score; tuned, as is the next. */
  readonly roundupFactor: number;
  /** The same for its phrase matches: roundups read out titles and comments. */
  readonly phraseRoundupFactor: number;

  /* Rerank features, over the best shows of the first stage. The first-stage score is at most 1. */

  /** What is added when all neighbouring words of the question stand side by side in the transcript. */
  readonly proximity: number;
  /** Share of that for words exactly as far apart as in the question; the rest is for words that are near in that order. */
  readonly proximityExactShare: number;
  /** Number of words that may come between (slop). A start value; more or fewer made no difference. */
  readonly proximitySlop: number;
  /** Number of occurrences side by side that are worth half of the maximum. */
  readonly proximitySaturation: number;
  /** What is added when all words of the question stand in a show's opening, where its title and summary are read out. */
  readonly opening: number;
  /** Length of that opening in words: the introduction of a typical show. */
  readonly openingWords: number;
  /** What is added for a title that says exactly what was typed and nothing else. */
  readonly title: number;
  /** Exponent of the title overlap: a title that overlaps by half is worth less than half; tuned. */
  readonly titlePower: number;
  /** How many of the best shows are reranked. Limits the work; twice as many brought .004 for titles by speech. */
  readonly rerankDepth: number;

  /* The documents that the learnt model orders, beside the first `rerankDepth` by score. Limits the work. */

  /** How many of the best by all fields as one text. */
  readonly pooledDepth: number;
  /** A title overlap from which on a show is taken to be named: the vectors are not asked, and the words decide. */
  readonly namedTitle: number;
  /** How many of the best by meaning. */
  readonly meaningDepth: number;
  /** How many of the best by their words and those that people use for them. */
  readonly nearWordDepth: number;
  /** How many of the shows of a host or series that the query names. */
  readonly mentionedDepth: number;

  /* Phrase matches: several words in a row as they were said; see phrase-match.ts. */

  /** What a complete match adds: enough to come before any show without one. */
  readonly phrase: number;
  /** A match of less than this share of the question is chance. */
  readonly phraseFloor: number;
  /** With a match of this share of the question it is a quotation, which words alone order. No story to tune on has one. */
  readonly phraseDecides: number;
  /** The same where the question names a host or a series: nearly all of it, as the name alone is part of many quotations. */
  readonly phraseDecidesNamed: number;
  /** Number of words from which a question may be a phrase. */
  readonly phraseMinLength: number;
  /** Number of words from which a match is hardly chance, and adds all of `phrase`. */
  readonly phraseFullLength: number;
  /** Longer questions are pasted from something written, and mean the show about it, not one that says it. */
  readonly phraseMaxLength: number;
  /** Number of words that have to be in place. */
  readonly phraseMinTerms: number;
  /** Matches are sought around this many of the rarest words. Limits the work. */
  readonly phraseAnchors: number;
  /** A word said more often than this is not an anchor. Limits the work. */
  readonly phraseMaxPositions: number;
}

/** The constants of the product. */
export const RANKING: RankingConstants = {
  boostTitle: 4,
  boostSummary: 2.5,
  boostTags: 2.5,
  boostNotes: 2,
  boostHost: 3,
  boostSeries: 1,
  boostTranscript: 1.5,
  boostComments: 4,
  pooledTitle: 10,
  pooledSummary: 5,
  pooledTags: 5,
  pooledNotes: 2,
  pooledHost: 2,
  pooledSeries: 2,
  pooledComments: 3,
  pooledK1: 4,
  k1: 1.8,
  bText: 0.75,
  bShort: 0.4,
  idfPower: 0.9,
  tieBreaker: 0.1,
  sumScoreShare: 0.5,
  coordShort: 0.9,
  coordLong: 0,
  longQueryLength: 10,
  commonShare: 0.6,
  commonMinRare: 5,
  repeatsDampedFrom: 8,
  minCoverage: 0.34,
  roundupFactor: 0.75,
  phraseRoundupFactor: 0.5,
  proximity: 0.5,
  proximityExactShare: 0.7,
  proximitySlop: 4,
  proximitySaturation: 1,
  opening: 0.35,
  openingWords: 80,
  title: 1.8,
  titlePower: 1.6,
  rerankDepth: 100,
  pooledDepth: 60,
  namedTitle: 0.6,
  meaningDepth: 100,
  nearWordDepth: 60,
  mentionedDepth: 40,
  phrase: 3.5,
  phraseFloor: 0.35,
  phraseDecides: 0.5,
  phraseDecidesNamed: 0.75,
  phraseMinLength: 5,
  phraseFullLength: 8,
  phraseMaxLength: 16,
  phraseMinTerms: 3,
  phraseAnchors: 2,
  phraseMaxPositions: 60000,
};
