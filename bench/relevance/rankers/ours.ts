import type { Archive } from '../../../src/archive/archive.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';
import { learntFromTune } from '../learnt-from-tune.ts';
import type { Ranker } from './ranker.ts';

/** The product's search, prepared as at a start. */
export function oursOver(archive: Archive): Ranker {
  const knowledgeBase = createKnowledgeBase(learntFromTune(archive));
  knowledgeBase.prepare();
  return rankerOf(knowledgeBase);
}

/** A search as a front end does it, with excerpts. */
export function rankerOf(searching: Pick<KnowledgeBase, 'search'>): Ranker {
  return {
    rank: (text, limit) =>
      searching.search({ text, offset: 0, limit }).hits.map(({ episode, excerpt }) => {
        const word = excerpt?.location?.word;
        return { id: episode.id, ...(word === undefined ? {} : { word }) };
      }),
    confidence: (text) => searching.search({ text, offset: 0, limit: 1 }).confidence,
  };
}
