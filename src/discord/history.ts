import { encodeHistory } from './history-codec.ts';
import { HISTORY_LENGTH, type History, type Route } from './route.ts';

/** Longest history, in units as written: what six custom ids hold, the fewest that any message can have. */
const WRITTEN_LENGTH = 550;

export function here(history: History): Route {
  return history[history.length - 1] ?? history[0];
}

/** Where "Back" goes; undefined at the beginning. */
export function beneath(history: History): Route | undefined {
  return history[history.length - 2];
}

/** The history with another last route. */
export function replaceHere(history: History, route: Route): History {
  return [...history.slice(0, -1), route];
}

/**
 * One step further. A history that gets too long forgets its second route, so that the way back to the beginning stays.
 * Coming again to a thing that the history has already goes back to it, so that circles do not grow.
 */
export function enter(history: History, route: Route): History {
  const again = history.findIndex((passed) => sameThing(passed, route));
  if (again >= 0) return [...history.slice(0, again), route];
  const passed = [...history];
  const kept = passed[0]?.view === 'message' ? 2 : 1;
  while (passed.length >= HISTORY_LENGTH || (passed.length > 0 && isTooLong([...passed, route]))) {
    passed.splice(Math.min(kept, passed.length - 1), 1);
  }
  return [...passed, route];
}

/** One step back; the same history at its beginning. */
export function leave(history: History): History {
  const route = beneath(history);
  return route === undefined ? history : [...history.slice(0, -2), route];
}

/** The message that the history answers, if it answers one; what is shared is a reply to it. */
export function messageAsked([first]: History): string | undefined {
  return first.view === 'message' ? first.id : undefined;
}

/** What was asked for on the way here; empty when nothing was. */
export function wordsAsked(history: History): string {
  for (const route of history.toReversed()) {
    if (route.view === 'search') return route.query;
    if ('words' in route && route.words) return route.words;
  }
  return '';
}

function isTooLong(history: History): boolean {
  return encodeHistory(history).length > WRITTEN_LENGTH;
}

function sameThing(one: Route, other: Route): boolean {
  return one.view === other.view && 'id' in one && 'id' in other && one.id === other.id;
}
