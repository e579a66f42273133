import type { Episode } from '../../corpus/model.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { episodeList, PAGE_SIZE } from './episode-list.ts';
import type { Tab } from './episode-overview.ts';
import { embedOf } from './parts.ts';

/** Shows about the same thing, nearest first, with the menu that opens them. */
export function relatedTab(knowledgeBase: KnowledgeBase, episode: Episode): Tab {
  const list = episodeList(knowledgeBase, knowledgeBase.related(episode.id, PAGE_SIZE), 1);
  const text = list.text === '' ? 'No other show is about anything like it.' : `**Related shows**\n\n${list.text}`;
  return { embed: embedOf({ description: text }), rows: list.menu };
}
