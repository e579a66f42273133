import type { Actions } from '../actions/actions.ts';
import type { PageState } from '../state/state.ts';

/** The argument of every view. */
export interface ViewContext {
  readonly state: PageState;
  readonly actions: Actions;
  readonly now: Date;
}
