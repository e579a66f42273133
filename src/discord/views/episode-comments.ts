import type { Comment } from '../../corpus/model.ts';
import { date, facts, plural } from '../../text/format.ts';
import type { EpisodeContent } from '../fetch/episode.ts';
import { plain, prose, shorten } from '../text/markdown.ts';
import { paginate } from '../text/paginate.ts';
import { rewrap } from '../text/rewrap.ts';
import { tidyLine, tidyLines } from '../text/tidy.ts';
import { pagesOf } from '../view.ts';
import { embedOf } from './embed.ts';
import type { Tab } from './episode-overview.ts';

const PAGE = 1800;
const NAME = 60;

/** What listeners wrote about the show, oldest first; long comments go on over the next pages. */
export function commentsTab({ comments }: EpisodeContent, askedPage: number): Tab {
  const texts = packed(comments.flatMap(blocks));
  const pages = pagesOf(texts.length, 1, askedPage);
  return {
    embed: embedOf({
      description: texts[pages.page - 1] ?? 'Nobody has commented on this show yet.',
      footer: { text: comments.length > 0 ? `${plural(comments.length, 'comment')}, oldest first` : '' },
    }),
    pages,
  };
}

/** A comment as one block, or as several when it is longer than a page. */
function blocks(comment: Comment): readonly string[] {
  const author = `**${shorten(tidyLine(comment.author) || 'Somebody', NAME, plain)}**`;
  const day = date(comment.timestamp?.slice(0, 10));
  const title = shorten(tidyLine(comment.title), 2 * NAME, plain);
  const texts = paginate(rewrap(tidyLines(comment.text)), PAGE / 2, prose);
  const [first = '', ...more] = texts;
  return [
    [`${author}${day && ` · ${day}`}`, title && `*${title}*`, prose(first)].filter((line) => line !== '').join('\n'),
    ...more.map((text) => `${facts(author, 'continued')}\n${prose(text)}`),
  ];
}

/** As many blocks on a page as fit. */
function packed(all: readonly string[]): readonly string[] {
  const pages: string[] = [];
  for (const block of all) {
    const last = pages.at(-1);
    const together = last === undefined ? block : `${last}\n\n${block}`;
    if (last === undefined || together.length > PAGE) pages.push(block);
    else pages[pages.length - 1] = together;
  }
  return pages;
}
