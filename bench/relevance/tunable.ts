import type { Archive } from '../../src/archive/archive.ts';
import { SEARCH_CONSTANTS, type SearchConstants } from '../../src/knowledge/components.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import type { Constants, Step } from './descend.ts';

/** The constants of the search as they are. */
export const START: Constants = { ...SEARCH_CONSTANTS };

const factor: Step = { times: 1.3 };
const share: Step = { add: 0.1, least: 0, most: 1 };
const whole: Step = { add: 1, least: 1 };

/** How each of them may be moved. Those that are not listed stay, above all limits on the work. */
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
  coordShort: { add: 0.2, least: 0 },
  coordLong: { add: 0.1, least: 0 },
  longQueryLength: { add: 2, least: 4 },
  commonShare: share,
  commonMinRare: whole,
  roundupFactor: share,
  proximity: factor,
  proximityExactShare: share,
  proximitySaturation: factor,
  opening: factor,
  openingWords: factor,
  title: factor,
  titlePower: { times: 1.3, least: 1 },
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

/** The product's knowledge base with other constants. */
export function knowledgeBaseWith(archive: Archive, constants: Constants): KnowledgeBase {
  return createKnowledgeBase(archive, { constants: { ...SEARCH_CONSTANTS, ...constants } });
}
