import type { Episode } from '../corpus/model.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { fitting, type Item } from './budget.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { type Detail, episodeData, episodeText } from './episodes.ts';
import type { EpisodeData } from './shapes.ts';
import type { ToolAnswer } from './tool.ts';

/** What an answer with a list of episodes is made of. */
export interface ListAnswer<T> {
  /** The name of the tool and its arguments, for the cursor. */
  readonly tool: string;
  readonly args: { readonly cursor?: string | undefined; readonly detail: Detail };
  /** What stands before the list, as text and as data. */
  readonly head: string;
  readonly about: T;
  /** The whole list. */
  readonly episodes: readonly Episode[];
}

/**
 * An answer with as much of a list of episodes as it has room for.
 * @throws {GuidingError} for a cursor that is none of this list's.
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
