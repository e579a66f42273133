import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { fetchClip } from './fetch/clip.ts';
import { fetchEpisode, fetchTranscript } from './fetch/episode.ts';
import { entriesOf, fetchEpisodePage } from './fetch/episodes.ts';
import { fetchExamples } from './fetch/examples.ts';
import { fetchPrevious } from './fetch/previous.ts';
import { fetchSearch } from './fetch/search.ts';
import { here, replaceHere, wordsAsked } from './history.ts';
import { episodeAt } from './navigate.ts';
import type { History } from './route.ts';
import type { View } from './view.ts';
import { aboutView } from './views/about.ts';
import { cardsView } from './views/cards.ts';
import { hostView, latestView, seriesView } from './views/catalogue.ts';
import { clipView } from './views/clip.ts';
import { episodeView } from './views/episode.ts';
import { goneView } from './views/gone.ts';
import { isTheOnlyAnswer, onlyResult } from './views/only-result.ts';
import { searchResults } from './views/search-results.ts';
import { statsView } from './views/stats.ts';
import { transcriptView } from './views/transcript.ts';

/** What there is to see at the end of a history: fetched from the knowledge base first, then rendered by a pure view. */
export function show(knowledgeBase: KnowledgeBase, history: History): View {
  const route = here(history);
  const previous = fetchPrevious(knowledgeBase, history);
  const gone = (kind: string): View => goneView(history, kind, previous);
  switch (route.view) {
    case 'search': {
      const content = fetchSearch(knowledgeBase, route);
      const [only] = content.results;
      if (only === undefined || !isTheOnlyAnswer(content)) return searchResults(history, route, content);
      const asked = { ...episodeAt(only.episode.id), words: route.query };
      const episode = fetchEpisode(knowledgeBase, asked, only.episode, route.query, only);
      return onlyResult(episodeView(replaceHere(history, asked), asked, episode, previous), route, content);
    }
    case 'episode': {
      const episode = knowledgeBase.episode(route.id);
      if (episode === undefined) return gone('episode');
      const words = wordsAsked(history);
      const passage = words === '' ? {} : knowledgeBase.passage(episode.id, words);
      return episodeView(history, route, fetchEpisode(knowledgeBase, route, episode, words, passage), previous);
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
      return statsView(history, knowledgeBase.stats, previous);
    case 'about':
      return aboutView(history, route, {
        stats: knowledgeBase.stats,
        examples: fetchExamples(knowledgeBase),
      });
    case 'random':
    case 'message':
    case 'whichTranscript':
    case 'choice':
      return gone('choice');
  }
}
