import type { Tool } from '../tool.ts';
import { getEpisode } from './get-episode.ts';
import { getHostInfo } from './get-host-info.ts';
import { getSeriesInfo } from './get-series-info.ts';
import { getTranscript } from './get-transcript.ts';
import { relatedEpisodes } from './related-episodes.ts';
import { searchEpisodes } from './search-episodes.ts';
import { searchTranscripts } from './search-transcripts.ts';
import { trend } from './trend.ts';

/** Every tool, in the order in which clients list them. */
export const TOOLS: readonly Tool[] = [
  searchEpisodes,
  searchTranscripts,
  getEpisode,
  getTranscript,
  relatedEpisodes,
  getHostInfo,
  getSeriesInfo,
  trend,
];
