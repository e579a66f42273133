import { audioUrl, episodeName, episodeUrl } from '../corpus/links.ts';
import type { Episode } from '../corpus/model.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { cut } from '../text/cut.ts';
import { clock, facts } from '../text/format.ts';
import { ToolInputError } from './errors.ts';
import type { EpisodeData } from './shapes.ts';

export type Detail = 'concise' | 'full';

const SUMMARY_CHARACTERS = { concise: 240, full: 1000 } as const;

/** The facts of an episode, without its long texts. */
export function episodeData(knowledgeBase: KnowledgeBase, episode: Episode, detail: Detail): EpisodeData {
  const { id, title, date, duration, summary, tags, license, explicit } = episode;
  const host = episode.hostId === undefined ? undefined : knowledgeBase.host(episode.hostId);
  const series = episode.seriesId === undefined ? undefined : knowledgeBase.seriesById(episode.seriesId);
  return {
    id,
    title,
    url: episodeUrl(id),
    ...(date !== undefined && { date }),
    ...(duration !== undefined && { durationSeconds: duration }),
    ...(host && { host: { id: host.id, name: host.name } }),
    ...(series && { series: { id: series.id, name: series.name } }),
    ...(summary !== '' && { summary: cut(summary, SUMMARY_CHARACTERS[detail]) }),
    ...(detail === 'full' && { tags: [...tags], license, explicit, audioUrl: audioUrl(id, 'mp3') }),
  };
}

/** The facts as text: `HPR0012: Title`, then date, host, series and duration, its link and its summary. */
export function episodeText(data: EpisodeData): string {
  const { id, title, date, durationSeconds, host, series, url, summary, tags, license } = data;
  const known = facts(
    date,
    host && `${host.name} (host ${host.id})`,
    series && `series ${series.name} (${series.id})`,
    clock(durationSeconds),
  );
  return [
    `${episodeName(id)}: ${title}`,
    known,
    url,
    summary,
    tags && tags.length > 0 ? `Tags: ${tags.join(', ')}` : undefined,
    license ? `Licence: ${license}` : undefined,
  ]
    .filter((line) => line !== undefined && line !== '')
    .join('\n');
}

/** @throws {ToolInputError} when no episode has this number. */
export function episodeById(knowledgeBase: KnowledgeBase, id: number): Episode {
  const episode = knowledgeBase.episode(id);
  if (episode) return episode;
  const { episodes } = knowledgeBase;
  const range = episodes.length > 0 ? ` Numbers run from ${episodes[0]?.id} to ${episodes.at(-1)?.id}, with gaps.` : '';
  throw new ToolInputError(`There is no episode ${id}.${range} search_episodes finds one by what it is about.`);
}
