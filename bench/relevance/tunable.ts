import type { Archive } from '../../src/archive/archive.ts';
import { SEARCH_CONSTANTS, type SearchConstants } from '../../src/knowledge/components.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import type { Constants, Step } from './descend.ts';

/** The current constants of the search. */
export const START: Constants = { ...SEARCH_CONSTANTS };

const factor: Step = { times: 1.3 };
const share: Step = { add: 0.1, min: 0, max: 1 };
const whole: Step = { add: 1, min: 1 };

/** The steps of those that may be tuned. Limits on the work, among others, are not. */
export const STEPS: Readonly<Partial<Record<keyof SearchConstants, Step>>> = {
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
  tieBreaker: share,
  sumScoreShare: share,
  coordShort: { add: 0.2, min: 0 },
  coordLong: { add: 0.1, min: 0 },
  longQueryLength: { add: 2, min: 4 },
  commonShare: share,
  commonMinRare: whole,
  roundupFactor: share,
  proximity: factor,
  proximityExactShare: share,
  proximitySaturation: factor,
  opening: factor,
  openingWords: factor,
  title: factor,
  titlePower: { times: 1.3, min: 1 },
  phrase: factor,
  phraseFloor: share,
  phraseRoundupFactor: share,
  inflectionWeight: share,
  derivationWeight: share,
  spellingNear: share,
  spellingFar: share,
  compoundWeight: share,
  misheardWeight: share,
};

/** The product's knowledge base, with other constants. */
export function knowledgeBaseWith(archive: Archive, constants: Constants): KnowledgeBase {
  return createKnowledgeBase(archive, { constants: { ...SEARCH_CONSTANTS, ...constants } });
}
