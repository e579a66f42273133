import { append } from '../util/append.ts';
import type { Comment } from './model.ts';

/** The comments on a show as one text, as it is indexed and quoted. */
export function commentsText(comments: readonly Comment[]): string {
  return comments.map(({ title, text }) => `${title}\n${text}`).join('\n\n');
}

/** Groups comments by show and keeps their order. */
export function commentsByShow(comments: readonly Comment[]): ReadonlyMap<number, readonly Comment[]> {
  const grouped = new Map<number, Comment[]>();
  for (const comment of comments) append(grouped, comment.episodeId, comment);
  return grouped;
}
