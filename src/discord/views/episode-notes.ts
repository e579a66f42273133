import type { EpisodeContent } from '../fetch/episode.ts';
import { prose } from '../text/markdown.ts';
import { paginate } from '../text/paginate.ts';
import { rewrap } from '../text/rewrap.ts';
import { tidyPreformatted } from '../text/tidy.ts';
import { pagesOf } from '../view.ts';
import { embedOf } from './embed.ts';
import type { Tab } from './episode-overview.ts';

/** A screen of a computer, two or three of a phone. */
const PAGE = 1800;

/** The show notes as the host wrote them. */
export function notesTab({ notes }: EpisodeContent, askedPage: number): Tab {
  const texts = paginate(rewrap(tidyPreformatted(notes)), PAGE, prose);
  const pages = pagesOf(texts.length, 1, askedPage);
  const text = texts[pages.page - 1];
  return {
    embed: embedOf({ description: text === undefined ? 'There are no notes for this show.' : prose(text) }),
    pages,
  };
}
