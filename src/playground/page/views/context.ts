import type { Actions } from '../actions/actions.ts';
import type { PageState } from '../state/state.ts';

/** What every view is given. */
export interface ViewContext {
  readonly state: PageState;
  readonly actions: Actions;
  readonly now: Date;
}
