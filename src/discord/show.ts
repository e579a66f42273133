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

/** What there is to see at the end of a trail. */
export function show(knowledgeBase: KnowledgeBase, trail: History): View {
  const place = here(trail);
  switch (place.view) {
    case 'search':
      return searchResults(knowledgeBase, trail, place);
    case 'episode': {
      const episode = knowledgeBase.episode(place.id);
      return episode ? episodeView(knowledgeBase, trail, place, episode) : goneView(knowledgeBase, trail, 'episode');
    }
    case 'transcript': {
      const episode = knowledgeBase.episode(place.id);
      return episode ? transcriptView(knowledgeBase, trail, place, episode) : goneView(knowledgeBase, trail, 'episode');
    }
    case 'host': {
      const host = knowledgeBase.host(place.id);
      return host ? hostView(knowledgeBase, trail, place, host) : goneView(knowledgeBase, trail, 'host');
    }
    case 'series': {
      const series = knowledgeBase.seriesById(place.id);
      return series ? seriesView(knowledgeBase, trail, place, series) : goneView(knowledgeBase, trail, 'series');
    }
    case 'latest':
      return latestView(knowledgeBase, trail, place);
    case 'stats':
      return statsView(knowledgeBase, trail);
    case 'about':
      return aboutView(knowledgeBase, trail, place);
    case 'random':
    case 'whichTranscript':
    case 'choice':
      return goneView(knowledgeBase, trail, 'choice');
  }
}
