import type { Archive } from '../../src/archive/archive.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { RANKING } from '../../src/search/ranking/constants.ts';
import type { Constants, Step } from './descend.ts';

/** The constants of the ranking as they are. */
export const START: Constants = { ...RANKING };

const factor: Step = { times: 1.3 };
const share: Step = { add: 0.1, least: 0, most: 1 };
const whole: Step = { add: 1, least: 1 };

/** How each of them may be moved. Those that are not named stay: limits on the work that is done, above all. */
export const STEPS: Readonly<Record<string, Step>> = {
  boostTitle: factor,
  boostSummary: factor,
  boostTags: factor,
  boostNotes: factor,
  boostHost: factor,
  boostSeries: factor,
  boostTranscript: factor,
  boostComments: factor,
  k1: factor,
  bText: share,
  bShort: share,
  tie: share,
  mix: share,
  coordShort: { add: 0.2, least: 0 },
  coordLong: { add: 0.1, least: 0 },
  longFrom: { add: 2, least: 4 },
  commonShare: share,
  commonKept: whole,
  digest: share,
  near: factor,
  nearExact: share,
  nearCount: factor,
  opening: factor,
  openingWords: factor,
  title: factor,
  titlePower: { times: 1.3, least: 1 },
  quote: factor,
  quoteFloor: share,
  quoteDigest: share,
  spellingNear: share,
  spellingFar: share,
  compoundWeight: share,
  misheardWeight: share,
};

/** The product's search with other constants. */
export function knowledgeBaseWith(archive: Archive, constants: Constants): KnowledgeBase {
  return createKnowledgeBase(archive, { ranking: { ...RANKING, ...constants } });
}
