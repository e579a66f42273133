import type { Comment, Episode, Host } from '../../corpus/model.ts';
import type { KnowledgeBase, Passage, Responses, Transcript } from '../../knowledge/knowledge-base.ts';
import type { RouteOf } from '../route.ts';
import { type EpisodeEntry, type EpisodePage, entryOf, fetchEpisodePage, PAGE_SIZE } from './episodes.ts';

/** A show, and everything that its tabs show. */
export interface EpisodeContent extends EpisodeEntry {
  /** Plain text; empty when there are none. */
  readonly notes: string;
  /** Oldest first. */
  readonly comments: readonly Comment[];
  /** What in it answers what was asked on the way here. Only for the overview; empty when nothing was asked, or nothing does. */
  readonly passage: Passage;
  /** Only for the tab that shows them. */
  readonly related?: EpisodePage;
  /** The collection has others that could be related to it. */
  readonly hasOthers: boolean;
  /** The second at which the words that led here are said, estimated; absent when there are none, or nobody says them. */
  readonly saidAt?: number;
  /** Absent for a show that is in no series. */
  readonly part?: SeriesPart;
  readonly responses: Responses;
}

/** Which part of its series a show is, from 1 for the oldest. */
export interface SeriesPart {
  readonly number: number;
  readonly of: number;
}

export function fetchEpisode(
  knowledgeBase: KnowledgeBase,
  { tab }: RouteOf<'episode'>,
  episode: Episode,
  words: string,
  { excerpt, spread }: Passage,
): EpisodeContent {
  const { id } = episode;
  const saidAt = words === '' ? undefined : secondOf(knowledgeBase, episode, words, excerpt);
  const part = partOf(knowledgeBase, episode);
  return {
    ...entryOf(knowledgeBase, episode),
    notes: knowledgeBase.notes(id),
    comments: knowledgeBase.comments(id),
    passage: { ...(excerpt && { excerpt }), ...(spread && { spread }) },
    ...(tab === 'related' && { related: fetchEpisodePage(knowledgeBase, knowledgeBase.related(id, PAGE_SIZE), 1) }),
    hasOthers: knowledgeBase.episodes.length > 1,
    ...(saidAt !== undefined && { saidAt }),
    ...(part && { part }),
    responses: knowledgeBase.responses(id),
  };
}

function partOf(knowledgeBase: KnowledgeBase, { id, seriesId }: Episode): SeriesPart | undefined {
  if (seriesId === undefined || knowledgeBase.seriesById(seriesId) === undefined) return undefined;
  const parts = knowledgeBase.episodesOfSeries(seriesId);
  return { number: parts.length - parts.findIndex((part) => part.id === id), of: parts.length };
}

/** A passage of the notes may answer better, but only what is said can be heard. */
function secondOf(
  knowledgeBase: KnowledgeBase,
  { id, duration }: Episode,
  words: string,
  excerpt: Passage['excerpt'],
): number | undefined {
  const seconds = excerpt?.location?.seconds;
  if (seconds !== undefined || duration === undefined) return seconds;
  const transcript = knowledgeBase.transcript(id, words);
  const [place] = transcript?.places ?? [];
  return transcript && place && (place.first / Math.max(1, transcript.words)) * duration;
}

/** A show and what was said in it, with the words of the route marked. */
export interface TranscriptContent {
  readonly episode: Episode;
  readonly host?: Host;
  /** Absent when the show has none. */
  readonly transcript?: Transcript;
}

export function fetchTranscript(
  knowledgeBase: KnowledgeBase,
  { words }: RouteOf<'transcript'>,
  episode: Episode,
): TranscriptContent {
  const transcript = knowledgeBase.transcript(episode.id, words);
  const { host } = entryOf(knowledgeBase, episode);
  return { episode, ...(host && { host }), ...(transcript && { transcript }) };
}
