import * as z from 'zod';
import { seriesUrl } from '../../corpus/links.ts';
import type { Series } from '../../corpus/model.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { cut } from '../../text/cut.ts';
import { plural } from '../../text/format.ts';
import { answerWithEpisodes } from '../episode-list.ts';
import { ToolInputError } from '../errors.ts';
import { cursor, detail, positiveId } from '../parameters.ts';
import { episodeShape, namedShape, nextCursorShape } from '../shapes.ts';
import { defineTool } from '../tool.ts';

const NAME = 'get_series_info';
const DESCRIPTION_CHARACTERS = { concise: 1500, full: 6000 } as const;
const MOST_NAMED = 8;

export const getSeriesInfo = defineTool({
  name: NAME,
  title: 'Get a series',
  description:
    'A Hacker Public Radio series: what it is about and all of its episodes, newest first, in pages. By seriesId, or by seriesName (typos are forgiven). hpr://series/all lists every series.',
  input: z.strictObject({
    seriesId: positiveId.optional().describe('Number of the series'),
    seriesName: z.string().min(1).max(200).optional().describe('Name of the series, used when seriesId is not given'),
    detail,
    cursor,
  }),
  output: z.object({
    series: namedShape.extend({ url: z.string(), description: z.string().optional(), closed: z.boolean() }),
    episodeCount: z.int(),
    episodes: z.array(episodeShape).describe('Newest first'),
    nextCursor: nextCursorShape,
  }),
  answer: (args, knowledgeBase) => {
    const { series, guessed } = find(knowledgeBase, args);
    const all = knowledgeBase.episodesOfSeries(series.id);
    const description = cut(series.description, DESCRIPTION_CHARACTERS[args.detail]);
    const about = {
      series: {
        id: series.id,
        name: series.name,
        url: seriesUrl(series.id),
        ...(description !== '' && { description }),
        closed: series.closed,
      },
      episodeCount: all.length,
    };
    const head = [
      guessed ? `No series is called "${args.seriesName}"; this is the nearest name.` : '',
      `${series.name} (series ${series.id}), ${plural(all.length, 'episode')}`,
      about.series.url,
      description,
      series.closed ? 'Only its owner adds episodes to it.' : '',
    ].filter((line) => line !== '');
    return answerWithEpisodes(knowledgeBase, { tool: NAME, args, head: head.join('\n'), about, episodes: all });
  },
});

function find(
  knowledgeBase: KnowledgeBase,
  { seriesId, seriesName }: { seriesId?: number | undefined; seriesName?: string | undefined },
): { readonly series: Series; readonly guessed: boolean } {
  if (seriesId === undefined && seriesName === undefined) {
    throw new ToolInputError('Give a seriesId or a seriesName. hpr://series/all lists all series.');
  }
  if (seriesId !== undefined) {
    const series = knowledgeBase.seriesById(seriesId);
    if (series) return { series, guessed: false };
    throw new ToolInputError(
      `There is no series ${seriesId}. Give a seriesName, or read hpr://series/all, which lists all.`,
    );
  }
  const resolved = knowledgeBase.resolveSeries(seriesName ?? '');
  if (resolved.kind === 'found') return { series: resolved.value, guessed: resolved.guessed };
  const near = resolved.values.slice(0, MOST_NAMED).map(({ id, name }) => `${name} (seriesId ${id})`);
  throw new ToolInputError(
    near.length > 0
      ? `No single series is called "${seriesName}". The nearest: ${near.join(', ')}.`
      : `No series is called "${seriesName}", and no name is near to it. hpr://series/all lists all.`,
  );
}
