import { append } from '../util/append.ts';
import type { Comment } from './model.ts';

/** What listeners wrote under a show, as one text: what the index takes of the comments, and where their passages are. */
export function commentsText(comments: readonly Comment[]): string {
  return comments.map(({ title, text }) => `${title}\n${text}`).join('\n\n');
}

/** The comments of each show that has any, in the order in which they come. */
export function commentsByShow(comments: readonly Comment[]): ReadonlyMap<number, readonly Comment[]> {
  const grouped = new Map<number, Comment[]>();
  for (const comment of comments) append(grouped, comment.episodeId, comment);
  return grouped;
}
