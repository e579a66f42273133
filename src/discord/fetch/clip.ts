import type { Episode } from '../../corpus/model.ts';
import type { KnowledgeBase, Segment } from '../../knowledge/knowledge-base.ts';
import type { RouteOf } from '../route.ts';
import { type EpisodeEntry, entryOf } from './episodes.ts';

/** Letters of a quote after which no further line is added. */
const QUOTE = 140;

/** A show, and what is said in it around a second. */
export interface ClipContent extends EpisodeEntry {
  /** With the words of the route marked; empty when it is not known what is said there. */
  readonly quote: readonly Segment[];
}

export function fetchClip(
  knowledgeBase: KnowledgeBase,
  { id, at, words }: RouteOf<'clip'>,
  episode: Episode,
): ClipContent {
  return { ...entryOf(knowledgeBase, episode), quote: quoteAt(knowledgeBase, id, at, words, episode.duration) };
}

/** The line that is said at a second, by its share of the words, and those after it up to the length of a quote. */
function quoteAt(
  knowledgeBase: KnowledgeBase,
  id: number,
  at: number,
  words: string,
  duration: number | undefined,
): readonly Segment[] {
  const transcript = knowledgeBase.transcript(id, words);
  if (transcript === undefined || !duration) return [];
  // The second was rounded down, so the word is the last of those that are said in it.
  const word = ((at + 1) / duration) * transcript.words;
  const first = transcript.lines.findLastIndex((line) => line.word < word);
  const quote: Segment[] = [];
  let length = 0;
  for (const line of transcript.lines.slice(Math.max(0, first))) {
    quote.push(...line.segments, { text: ' ', match: false });
    length += line.text.length + 1;
    if (length >= QUOTE) break;
  }
  return quote;
}
