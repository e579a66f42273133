import type { Episode } from '../../corpus/model.ts';
import type { KnowledgeBase, Transcript } from '../../knowledge/knowledge-base.ts';
import type { RouteOf } from '../route.ts';
import { type EpisodeEntry, entryOf } from './episodes.ts';

/** A show, and what is said in it, with the words of the route marked. */
export interface ClipContent extends EpisodeEntry {
  /** Absent when the show has none. */
  readonly transcript?: Transcript;
}

export function fetchClip(knowledgeBase: KnowledgeBase, { id, words }: RouteOf<'clip'>, episode: Episode): ClipContent {
  const transcript = knowledgeBase.transcript(id, words);
  return { ...entryOf(knowledgeBase, episode), ...(transcript && { transcript }) };
}
