import type { Episode } from '../corpus/model.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { fitting, type Item } from './budget.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { type Detail, episodeData, episodeText } from './episodes.ts';
import type { EpisodeData } from './shapes.ts';
import type { ToolAnswer } from './tool.ts';

/** The parts of an answer that lists episodes. */
export interface ListAnswer<T> {
  /** Name and arguments of the tool, for the cursor. */
  readonly tool: string;
  readonly args: { readonly cursor?: string | undefined; readonly detail: Detail };
  /** What comes before the list, as text and as structured content. */
  readonly head: string;
  readonly about: T;
  /** All episodes of the list. */
  readonly episodes: readonly Episode[];
}

/**
 * One page of a list of episodes, as many as fit into an answer.
 * @throws {ToolInputError} for a cursor of another list.
 */
export function answerWithEpisodes<T extends object>(
  knowledgeBase: KnowledgeBase,
  { tool, args, head, about, episodes }: ListAnswer<T>,
): ToolAnswer<T & { episodes: EpisodeData[]; nextCursor?: string }> {
  const offset = readCursor(tool, args, args.cursor);
  const used = JSON.stringify(about).length + head.length;
  const shown = fitting(itemsFrom(knowledgeBase, episodes, offset, args.detail), used);
  const next = offset + shown.length;
  const nextCursor = next < episodes.length ? writeCursor(tool, args, next) : undefined;
  const more = nextCursor === undefined ? [] : [`More with cursor: ${nextCursor}`];
  return {
    text: [head, ...shown.map(({ text }) => text), ...more].join('\n\n'),
    data: { ...about, episodes: shown.map(({ data }) => data), ...(nextCursor !== undefined && { nextCursor }) },
  };
}

function* itemsFrom(
  knowledgeBase: KnowledgeBase,
  episodes: readonly Episode[],
  offset: number,
  detail: Detail,
): Generator<Item<EpisodeData>> {
  for (const episode of episodes.slice(offset)) {
    const data = episodeData(knowledgeBase, episode, detail);
    yield { text: episodeText(data), data };
  }
}
