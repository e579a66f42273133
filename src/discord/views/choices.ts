import type { Episode, Host, Series } from '../../corpus/model.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { date, plural } from '../../text/format.ts';
import type { Action, MenuOption, Row } from '../controls.ts';
import { type History, TAG_LENGTH } from '../route.ts';
import type { View } from '../view.ts';
import { openMenu } from './episode-list.ts';
import { embedOf, nameOf, quoted } from './parts.ts';

const NEAR = 10;

/** Nothing has the name that was typed; these are near. */
export function chooseEpisode(
  knowledgeBase: KnowledgeBase,
  history: History,
  typed: string,
  near: readonly Episode[],
): View {
  return choice(history, 'episode', typed, openMenu(knowledgeBase, near.slice(0, NEAR), 'Choose an episode…'));
}

export function chooseHost(knowledgeBase: KnowledgeBase, history: History, typed: string, near: readonly Host[]): View {
  const options = near.map((host) => {
    const episodes = knowledgeBase.episodesOfHost(host.id);
    const latest = date(episodes[0]?.date);
    return option(host, `${plural(episodes.length, 'episode')}${latest && `, latest ${latest}`}`);
  });
  return choice(history, 'host', typed, menu('host', 'Choose a host…', options));
}

export function chooseSeries(
  knowledgeBase: KnowledgeBase,
  history: History,
  typed: string,
  near: readonly Series[],
): View {
  const options = near.map((series) =>
    option(series, plural(knowledgeBase.episodesOfSeries(series.id).length, 'episode')),
  );
  return choice(history, 'series', typed, menu('series', 'Choose a series…', options));
}

export function chooseTag(history: History, typed: string, near: readonly string[]): View {
  const options = near
    .filter((tag) => tag !== '' && tag.length <= TAG_LENGTH)
    .map((tag) => ({ label: tag, value: tag }));
  return choice(history, 'tag', typed, menu('tag', 'Choose a tag…', options));
}

function option(thing: Host | Series, description: string): MenuOption {
  return { label: nameOf(thing), description, value: String(thing.id) };
}

function menu(action: Action, placeholder: string, options: readonly MenuOption[]): readonly Row[] {
  return options.length === 0 ? [] : [[{ kind: 'menu', action, placeholder, options: options.slice(0, NEAR) }]];
}

function choice(history: History, kind: string, typed: string, rows: readonly Row[]): View {
  return {
    history,
    embed: embedOf({
      title: `I know no ${kind} called ${quoted(typed)}`,
      description:
        rows.length > 0
          ? 'Is it one of these?'
          : `Nothing is near it either. Start typing after \`${kind}:\` and pick one of the suggestions.`,
    }),
    rows,
    shareable: false,
  };
}
