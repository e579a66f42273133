import type { Archive } from '../../../src/knowledge/archive.ts';
import { createKnowledgeBase } from '../../../src/knowledge-base.ts';
import type { Ranker } from './ranker.ts';

/** The product's own search, as a front end asks it, with excerpts. */
export function oursOver(archive: Archive): Ranker {
  const knowledgeBase = createKnowledgeBase(archive);
  knowledgeBase.prepare();
  return {
    rank: (text, limit) =>
      knowledgeBase.search({ text, offset: 0, limit }).hits.map(({ episode, excerpt }) => {
        const word = excerpt?.place?.word;
        return { id: episode.id, ...(word === undefined ? {} : { word }) };
      }),
  };
}
