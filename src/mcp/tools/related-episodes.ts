import * as z from 'zod';
import { plural } from '../../text/format.ts';
import { answerWithEpisodes } from '../episode-list.ts';
import { episodeById, episodeData } from '../episodes.ts';
import { cursor, detail, positiveId } from '../parameters.ts';
import { episodeShape, nextCursorShape } from '../shapes.ts';
import { defineTool } from '../tool.ts';

const NAME = 'related_episodes';
/** Further down the list, similarity is chance. */
const MOST_RELATED = 50;

export const relatedEpisodes = defineTool({
  name: NAME,
  title: 'Find related episodes',
  description:
    'Hacker Public Radio episodes about the same thing as one that you have the number of, the nearest first: by their own most telling words, by what their notes point at, and by series. Use it to go on from an episode; to look for a topic in words, use search_episodes.',
  input: z.strictObject({
    episodeId: positiveId.describe('Number of the episode'),
    limit: z.int().min(1).max(MOST_RELATED).default(10).describe('Episodes to return at most (default 10)'),
    detail,
    cursor,
  }),
  output: z.object({
    episode: episodeShape.describe('The one that was asked about'),
    episodes: z.array(episodeShape).describe('The nearest first'),
    nextCursor: nextCursorShape,
  }),
  answer: (args, knowledgeBase) => {
    const episode = episodeById(knowledgeBase, args.episodeId);
    const episodes = knowledgeBase.related(episode.id, args.limit);
    const known = episodeData(knowledgeBase, episode, args.detail);
    const head = `${plural(episodes.length, 'episode')} related to ${known.title} (episode ${episode.id}), the nearest first`;
    return answerWithEpisodes(knowledgeBase, { tool: NAME, args, head, about: { episode: known }, episodes });
  },
});
