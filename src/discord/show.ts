import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { fetchClip } from './fetch/clip.ts';
import { fetchEpisode, fetchTranscript } from './fetch/episode.ts';
import { entriesOf, fetchEpisodePage } from './fetch/episodes.ts';
import { fetchPrevious } from './fetch/previous.ts';
import { fetchSearch } from './fetch/search.ts';
import { here, wordsAsked } from './history.ts';
import type { History } from './route.ts';
import type { View } from './view.ts';
import { aboutView } from './views/about.ts';
import { cardsView } from './views/cards.ts';
import { hostView, latestView, seriesView } from './views/catalogue.ts';
import { clipView } from './views/clip.ts';
import { episodeView } from './views/episode.ts';
import { goneView } from './views/gone.ts';
import { searchResults } from './views/search-results.ts';
import { statsView } from './views/stats.ts';
import { transcriptView } from './views/transcript.ts';

/** What there is to see at the end of a history: fetched from the knowledge base first, then rendered by a pure view. */
export function show(knowledgeBase: KnowledgeBase, history: History): View {
  const route = here(history);
  const previous = fetchPrevious(knowledgeBase, history);
  const gone = (kind: string): View => goneView(history, kind, previous);
  switch (route.view) {
    case 'search':
      return searchResults(history, route, fetchSearch(knowledgeBase, route));
    case 'episode': {
      const episode = knowledgeBase.episode(route.id);
      if (episode === undefined) return gone('episode');
      return episodeView(history, route, fetchEpisode(knowledgeBase, route, episode, wordsAsked(history)), previous);
    }
    case 'transcript': {
      const episode = knowledgeBase.episode(route.id);
      if (episode === undefined) return gone('episode');
      return transcriptView(history, route, fetchTranscript(knowledgeBase, route, episode), previous);
    }
    case 'clip': {
      const episode = knowledgeBase.episode(route.id);
      return episode === undefined
        ? gone('episode')
        : clipView(history, route, fetchClip(knowledgeBase, route, episode));
    }
    case 'host': {
      const host = knowledgeBase.host(route.id);
      if (host === undefined) return gone('host');
      const episodes = knowledgeBase.episodesOfHost(host.id);
      const page = fetchEpisodePage(knowledgeBase, episodes, route.page);
      return hostView(history, route, { host, page, since: episodes.at(-1)?.date, previous });
    }
    case 'series': {
      const series = knowledgeBase.seriesById(route.id);
      if (series === undefined) return gone('series');
      const page = fetchEpisodePage(knowledgeBase, knowledgeBase.episodesOfSeries(series.id).toReversed(), route.page);
      return seriesView(history, route, { series, page, previous });
    }
    case 'latest':
      return latestView(
        history,
        route,
        fetchEpisodePage(knowledgeBase, knowledgeBase.episodes.toReversed(), route.page),
      );
    case 'cards': {
      const episodes = [...new Set(route.ids.split('-'))].flatMap((id) => knowledgeBase.episode(Number(id)) ?? []);
      if (episodes.length === 0) return gone('episode');
      return cardsView(history, entriesOf(knowledgeBase, episodes));
    }
    case 'stats':
      return statsView(history, knowledgeBase.stats);
    case 'about':
      return aboutView(history, route, knowledgeBase.stats);
    case 'random':
    case 'whichTranscript':
    case 'choice':
      return gone('choice');
  }
}
