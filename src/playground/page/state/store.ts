import { type PageEvent, reduce } from './reduce.ts';
import type { PageState } from './state.ts';

/** Holds the page's state and notifies of changes. */
export interface Store {
  readonly state: PageState;
  dispatch(event: PageEvent): void;
}

/** @param changed Called after each event that changed the state. */
export function createStore(initial: PageState, changed: () => void): Store {
  let state = initial;
  return {
    get state() {
      return state;
    },
    dispatch(event) {
      const next = reduce(state, event);
      if (next === state) return;
      state = next;
      changed();
    },
  };
}
