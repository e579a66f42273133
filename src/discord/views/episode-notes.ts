import type { Episode } from '../../corpus/model.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { prose } from '../text/markdown.ts';
import { paginate } from '../text/paginate.ts';
import { rewrap } from '../text/rewrap.ts';
import { tidyCode } from '../text/tidy.ts';
import { pagesOf } from '../view.ts';
import type { Tab } from './episode-overview.ts';
import { embedOf } from './parts.ts';

/** A screen of a computer, two or three of a phone. */
const PAGE = 1800;

/** The show notes as the host wrote them. */
export function notesTab(knowledgeBase: KnowledgeBase, episode: Episode, askedPage: number): Tab {
  const texts = paginate(rewrap(tidyCode(knowledgeBase.notes(episode.id))), PAGE, prose);
  const pages = pagesOf(texts.length, 1, askedPage);
  const text = texts[pages.page - 1];
  return {
    embed: embedOf({ description: text === undefined ? 'There are no notes for this show.' : prose(text) }),
    pages,
  };
}
