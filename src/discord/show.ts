import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { here } from './history.ts';
import type { History } from './route.ts';
import type { View } from './view.ts';
import { aboutView } from './views/about.ts';
import { hostView, latestView, seriesView } from './views/catalogue.ts';
import { episodeView } from './views/episode.ts';
import { goneView } from './views/gone.ts';
import { searchResults } from './views/search-results.ts';
import { statsView } from './views/stats.ts';
import { transcriptView } from './views/transcript.ts';

/** What there is to see at the end of a history. */
export function show(knowledgeBase: KnowledgeBase, history: History): View {
  const route = here(history);
  switch (route.view) {
    case 'search':
      return searchResults(knowledgeBase, history, route);
    case 'episode': {
      const episode = knowledgeBase.episode(route.id);
      return episode
        ? episodeView(knowledgeBase, history, route, episode)
        : goneView(knowledgeBase, history, 'episode');
    }
    case 'transcript': {
      const episode = knowledgeBase.episode(route.id);
      return episode
        ? transcriptView(knowledgeBase, history, route, episode)
        : goneView(knowledgeBase, history, 'episode');
    }
    case 'host': {
      const host = knowledgeBase.host(route.id);
      return host ? hostView(knowledgeBase, history, route, host) : goneView(knowledgeBase, history, 'host');
    }
    case 'series': {
      const series = knowledgeBase.seriesById(route.id);
      return series ? seriesView(knowledgeBase, history, route, series) : goneView(knowledgeBase, history, 'series');
    }
    case 'latest':
      return latestView(knowledgeBase, history, route);
    case 'stats':
      return statsView(knowledgeBase, history);
    case 'about':
      return aboutView(knowledgeBase, history, route);
    case 'random':
    case 'whichTranscript':
    case 'choice':
      return goneView(knowledgeBase, history, 'choice');
  }
}
