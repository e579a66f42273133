import { episodeName } from '../src/corpus/links.ts';
import type { Episode } from '../src/corpus/model.ts';
import type { Choice, Suggest } from '../src/discord/command.ts';
import { entryOf } from '../src/discord/fetch/episodes.ts';
import { COMMAND } from '../src/discord/limits.ts';
import { TAG_LENGTH } from '../src/discord/route.ts';
import { tidyLine } from '../src/discord/text/tidy.ts';
import { nameOf, titleOf } from '../src/discord/views/embed.ts';
import type { KnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { cut } from '../src/text/cut.ts';
import { facts, plural } from '../src/text/format.ts';

/** `HPR0012 · Xen · deepgeek · 2008`: the title is cut when there is no room. */
export const suggestEpisodes: Suggest = (typed, knowledgeBase) =>
  knowledgeBase.suggestEpisodes(typed, COMMAND.choices).map((episode) => episodeChoice(episode, knowledgeBase));

function episodeChoice(episode: Episode, knowledgeBase: KnowledgeBase): Choice {
  const { host } = entryOf(knowledgeBase, episode);
  const name = episodeName(episode.id);
  const rest = facts(host && cut(nameOf(host), 30), episode.date?.slice(0, 4));
  const room = COMMAND.choiceName - facts(name, '-', rest).length;
  return { name: facts(name, cut(titleOf(episode), room), rest), value: String(episode.id) };
}

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
    .filter(({ tag }) => tag.length <= TAG_LENGTH)
    .map(({ tag, episodes }) => ({ name: facts(tag, plural(episodes, 'episode')), value: tag }));

/**
 * The typed text comes first, unchanged: a member who presses Enter means that, not a completion. Then the episode that it
 * is about, once it says enough; its number is the query that opens it. Where nothing is typed yet: what was asked lately.
 */
export const suggestQueries: Suggest = (typed, knowledgeBase, askedLately = []) => {
  const asTyped = tidyLine(typed);
  const episodes = knowledgeBase.likelyEpisodes(typed);
  const opening = episodes.map((one) => ({ ...episodeChoice(one, knowledgeBase), value: episodeName(one.id) }));
  // A number is one choice, with the name of its episode; so is a title.
  const isNumber = opening.some(({ value }) => value === asTyped.toUpperCase());
  const titles = new Set(episodes.map((one) => titleOf(one).toLowerCase()));
  const queries = knowledgeBase
    .suggestQueries(typed, COMMAND.choices)
    .filter((query) => !titles.has(query.toLowerCase()));
  const choices: Choice[] = [
    ...(isNumber || asTyped === '' ? [] : [choiceOf(asTyped)]),
    ...opening,
    ...(asTyped === '' ? askedLately : []).map(choiceOf),
    ...queries.map(choiceOf),
  ];
  const known = new Set<string>();
  return choices.filter(({ value }) => {
    const key = value.toLowerCase();
    return value.length <= COMMAND.choiceValue && !known.has(key) && known.add(key);
  });
};

function choiceOf(query: string): Choice {
  return { name: query, value: query };
}
