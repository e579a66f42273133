import { episodeName } from '../src/corpus/links.ts';
import type { Choice, Suggest } from '../src/discord/command.ts';
import { entryOf } from '../src/discord/fetch/episodes.ts';
import { COMMAND } from '../src/discord/limits.ts';
import { TAG_LENGTH } from '../src/discord/route.ts';
import { tidyLine } from '../src/discord/text/tidy.ts';
import { nameOf, titleOf } from '../src/discord/views/embed.ts';
import { cut } from '../src/text/cut.ts';
import { facts, plural } from '../src/text/format.ts';

/** `HPR0012 · Xen · deepgeek · 2008`: the title is cut when there is no room. */
export const suggestEpisodes: Suggest = (typed, knowledgeBase) =>
  knowledgeBase.suggestEpisodes(typed, COMMAND.choices).map((episode): Choice => {
    const { host } = entryOf(knowledgeBase, episode);
    const name = episodeName(episode.id);
    const rest = facts(host && cut(nameOf(host), 30), episode.date?.slice(0, 4));
    const room = COMMAND.choiceName - facts(name, '-', rest).length;
    return { name: facts(name, cut(titleOf(episode), room), rest), value: String(episode.id) };
  });

export const suggestHosts: Suggest = (typed, knowledgeBase) =>
  knowledgeBase.suggestHosts(typed, COMMAND.choices).map((host) => ({
    name: facts(cut(nameOf(host), 60), plural(knowledgeBase.episodesOfHost(host.id).length, 'episode')),
    value: String(host.id),
  }));

export const suggestSeries: Suggest = (typed, knowledgeBase) =>
  knowledgeBase.suggestSeries(typed, COMMAND.choices).map((series) => ({
    name: facts(cut(nameOf(series), 70), plural(knowledgeBase.episodesOfSeries(series.id).length, 'episode')),
    value: String(series.id),
  }));

export const suggestTags: Suggest = (typed, knowledgeBase) =>
  knowledgeBase
    .suggestTags(typed, COMMAND.choices)
    .filter((tag) => tag.length <= TAG_LENGTH)
    .map((tag) => ({ name: tag, value: tag }));

/** The typed text comes first, unchanged: a member who presses Enter means that, not a completion. */
export const suggestQueries: Suggest = (typed, knowledgeBase) => {
  const asTyped = tidyLine(typed);
  const queries = [asTyped, ...knowledgeBase.suggestQueries(typed, COMMAND.choices)];
  return [...new Set(queries)]
    .filter((query) => query.length <= COMMAND.choiceValue)
    .map((query) => ({ name: query, value: query }));
};
