import type { Host, Series } from '../../corpus/model.ts';
import { date, plural } from '../../text/format.ts';
import type { Action, MenuOption, Row } from '../controls.ts';
import type { Choosable } from '../fetch/choices.ts';
import type { EpisodeEntry } from '../fetch/episodes.ts';
import { type History, TAG_LENGTH } from '../route.ts';
import type { View } from '../view.ts';
import { embedOf, nameOf, quoted } from './embed.ts';
import { openMenu } from './episode-list.ts';

const NEAR = 10;

/** Nothing has the name that was typed; these are near. */
export function chooseEpisode(history: History, typed: string, near: readonly EpisodeEntry[]): View {
  return choice(history, 'episode', typed, openMenu(near.slice(0, NEAR), 'Choose an episode…'));
}

export function chooseHost(history: History, typed: string, near: readonly Choosable<Host>[]): View {
  return choice(history, 'host', typed, menu('host', 'Choose a host…', near.map(option)));
}

export function chooseSeries(history: History, typed: string, near: readonly Choosable<Series>[]): View {
  return choice(history, 'series', typed, menu('series', 'Choose a series…', near.map(option)));
}

export function chooseTag(history: History, typed: string, near: readonly string[]): View {
  const options = near
    .filter((tag) => tag !== '' && tag.length <= TAG_LENGTH)
    .map((tag) => ({ label: tag, value: tag }));
  return choice(history, 'tag', typed, menu('tag', 'Choose a tag…', options));
}

function option({ thing, episodes, latest }: Choosable<Host | Series>): MenuOption {
  const day = date(latest);
  const description = `${plural(episodes, 'episode')}${day && `, latest ${day}`}`;
  return { label: nameOf(thing), description, value: String(thing.id) };
}

function menu(action: Action, placeholder: string, options: readonly MenuOption[]): readonly Row[] {
  return options.length === 0 ? [] : [[{ kind: 'menu', action, placeholder, options: options.slice(0, NEAR) }]];
}

function choice(history: History, kind: string, typed: string, rows: readonly Row[]): View {
  return {
    history,
    embeds: [
      embedOf({
        title: `I don’t know any ${kind} called ${quoted(typed)}`,
        description:
          rows.length > 0
            ? 'Is it one of these?'
            : `Nothing comes close, either. Start typing after \`${kind}:\` and pick one of the suggestions.`,
      }),
    ],
    rows,
    shareable: false,
  };
}
