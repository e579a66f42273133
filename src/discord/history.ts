import { encodeHistory } from './history-codec.ts';
import { type History, type Route, TRAIL_LENGTH } from './route.ts';

/** Longest trail, in units as written: what six custom ids hold, the fewest that any message can have. */
const WRITTEN_LENGTH = 550;

export function here(trail: History): Route {
  return trail[trail.length - 1] ?? trail[0];
}

/** Where "Back" goes; undefined at the beginning. */
export function beneath(trail: History): Route | undefined {
  return trail[trail.length - 2];
}

/** The trail with another last place. */
export function replaceHere(trail: History, place: Route): History {
  return [...trail.slice(0, -1), place];
}

/**
 * One step further. A trail that gets too long forgets its second place, so that the way back to the beginning stays.
 * Coming again to a thing that the trail has already goes back to it, so that circles do not grow.
 */
export function enter(trail: History, place: Route): History {
  const again = trail.findIndex((passed) => sameThing(passed, place));
  if (again >= 0) return [...trail.slice(0, again), place];
  const passed = [...trail];
  while (passed.length >= TRAIL_LENGTH || (passed.length > 0 && isTooLong([...passed, place]))) {
    passed.splice(passed.length > 1 ? 1 : 0, 1);
  }
  return [...passed, place];
}

/** One step back; the same trail at its beginning. */
export function leave(trail: History): History {
  const place = beneath(trail);
  return place === undefined ? trail : [...trail.slice(0, -2), place];
}

function isTooLong(trail: History): boolean {
  return encodeHistory(trail).length > WRITTEN_LENGTH;
}

function sameThing(one: Route, other: Route): boolean {
  return one.view === other.view && 'id' in one && 'id' in other && one.id === other.id;
}
