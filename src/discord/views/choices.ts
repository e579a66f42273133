import type { Host, Series } from '../../corpus/model.ts';
import { foldName } from '../../knowledge/knowledge-base.ts';
import { capitalised, date, plural } from '../../text/format.ts';
import { type Action, type Button, button, type MenuOption, type Row } from '../controls.ts';
import type { Choosable } from '../fetch/choices.ts';
import type { EpisodeEntry } from '../fetch/episodes.ts';
import { here } from '../history.ts';
import { type History, TAG_LENGTH } from '../route.ts';
import type { View } from '../view.ts';
import { embedOf, nameOf, quoted } from './embed.ts';
import { openMenu } from './episode-list.ts';

const NEAR = 10;
/** Years to choose a date from. */
const DATES = 25;
const WORDS_ON_BUTTON = 40;

/** Nothing has the name that was typed, or several shows do; these are near. */
export function chooseEpisode(history: History, typed: string, near: readonly EpisodeEntry[]): View {
  const menu = openMenu(near.slice(0, NEAR), 'Choose an episode…');
  const isNamesake = ({ episode }: EpisodeEntry): boolean => foldName(episode.title) === foldName(typed);
  if (!near.some(isNamesake)) return unknownName(history, 'episode', typed, menu);
  return choice(history, `Which ${quoted(typed)}?`, menu, 'Any episode', 'Several episodes have this title.');
}

export function chooseHost(history: History, typed: string, near: readonly Choosable<Host>[]): View {
  return unknownName(history, 'host', typed, menu('host', 'Choose a host…', near.slice(0, NEAR).map(option)));
}

export function chooseSeries(history: History, typed: string, near: readonly Choosable<Series>[]): View {
  return unknownName(history, 'series', typed, menu('series', 'Choose a series…', near.slice(0, NEAR).map(option)));
}

export function chooseTag(history: History, typed: string, near: readonly string[]): View {
  const options = near
    .filter((tag) => tag !== '' && tag.length <= TAG_LENGTH)
    .map((tag) => ({ label: tag, value: tag }));
  return unknownName(history, 'tag', typed, menu('tag', 'Choose a tag…', options.slice(0, NEAR)));
}

/**
 * A date that nobody can read.
 *
 * @param history The search without it.
 * @param near Dates that may be meant, as `2015` or `2015-06`.
 */
export function chooseDate(history: History, which: 'from' | 'to', typed: string, near: readonly string[]): View {
  const options = near.slice(0, DATES).map((value) => ({ label: `${capitalised(which)} ${date(value)}`, value }));
  return choice(history, `When is ${quoted(typed)}?`, menu(which, 'Choose a date…', options), 'Search all dates');
}

/** No show meets the filters of a random pick. */
export function noSuchEpisode(filters: string): View {
  return choice([{ view: 'random' }], `There is no episode ${filters}`, [], 'Any episode');
}

function option({ thing, episodes, latest }: Choosable<Host | Series>): MenuOption {
  const day = date(latest);
  const description = `${plural(episodes, 'episode')}${day && `, latest ${day}`}`;
  return { label: nameOf(thing), description, value: String(thing.id) };
}

function menu(action: Action, placeholder: string, options: readonly MenuOption[]): readonly Row[] {
  return options.length === 0 ? [] : [[{ kind: 'menu', action, placeholder, options }]];
}

function unknownName(history: History, kind: string, typed: string, rows: readonly Row[]): View {
  const without = kind === 'series' ? 'Search all series' : `Search with any ${kind}`;
  const anyway = here(history).view === 'random' ? 'Any episode' : without;
  return choice(history, `I don’t know any ${kind} called ${quoted(typed)}`, rows, anyway);
}

/** @param anyway What the search is without the name or date that is unknown. */
function choice(
  history: History,
  title: string,
  rows: readonly Row[],
  anyway: string,
  description = 'Is it one of these?',
): View {
  return {
    history,
    embeds: [embedOf({ title, description: rows.length > 0 ? description : '' })],
    rows: [...rows, insteadButtons(history, anyway)],
    shareable: false,
  };
}

function insteadButtons(history: History, anyway: string): readonly Button[] {
  const route = here(history);
  const edit = button('edit', 'Change the question');
  switch (route.view) {
    case 'search':
      return [button('run', anyway), edit];
    case 'random':
      return [button('run', anyway)];
    case 'choice':
      return route.words === '' ? [] : [button('run', `Search for ${quoted(route.words, WORDS_ON_BUTTON)}`), edit];
    default:
      return [];
  }
}
