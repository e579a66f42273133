/** The numbers that the ranking turns on. Each says what it is and where its value comes from. */
export interface RankingConstants {
  readonly boostTitle: number;
  readonly boostSummary: number;
  readonly boostTags: number;
  readonly boostNotes: number;
  readonly boostHost: number;
  readonly boostSeries: number;
  readonly boostTranscript: number;
  readonly boostComments: number;
  readonly k1: number;
  readonly bText: number;
  readonly bShort: number;
  readonly tie: number;
  readonly mix: number;
  readonly coordShort: number;
  readonly coordLong: number;
  readonly longFrom: number;
  readonly commonShare: number;
  readonly commonKept: number;
  readonly digest: number;
  readonly near: number;
  readonly nearExact: number;
  readonly nearReach: number;
  readonly nearCount: number;
  readonly opening: number;
  readonly openingWords: number;
  readonly title: number;
  readonly titlePower: number;
  readonly reranked: number;
  readonly idfPower: number;
  readonly quote: number;
  readonly quoteFrom: number;
  readonly quoteAnchors: number;
  readonly quoteMost: number;
  readonly quoteTo: number;
  readonly quoteSure: number;
  readonly leastCovered: number;
  readonly quoteFloor: number;
  readonly spellingBelow: number;
  readonly spellingNear: number;
  readonly spellingFar: number;
  readonly compoundWeight: number;
  readonly misheardWeight: number;
  readonly misheardFloor: number;
  readonly quoteDigest: number;
  readonly quoteCount: number;
}

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
  tie: 0.1,
  mix: 0.5,
  coordShort: 0.9,
  coordLong: 0,
  longFrom: 10,
  commonShare: 0.45,
  commonKept: 5,
  digest: 0.75,
  near: 0.5,
  nearExact: 0.7,
  nearReach: 4,
  nearCount: 1,
  opening: 0.35,
  openingWords: 80,
  title: 1.8,
  titlePower: 1.6,
  reranked: 200,
  idfPower: 0.9,
  quote: 3.5,
  quoteFrom: 5,
  quoteAnchors: 2,
  quoteMost: 60000,
  quoteTo: 16,
  quoteSure: 8,
  leastCovered: 0.34,
  quoteFloor: 0.35,
  spellingBelow: 5,
  spellingNear: 0.5,
  spellingFar: 0.25,
  compoundWeight: 0.8,
  misheardWeight: 0.8,
  misheardFloor: 0.3,
  quoteDigest: 0.5,
  quoteCount: 3,
};
