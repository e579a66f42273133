import type { PageSocket } from '../connection/socket.ts';
import type { Store } from '../state/store.ts';
import { type ComposeActions, composeActions } from './compose.ts';
import { type InteractActions, interactActions } from './interact.ts';
import { type NavigateActions, navigateActions } from './navigate.ts';
import { createSender } from './sender.ts';

/** All user actions. The views call nothing else. */
export interface Actions extends NavigateActions, InteractActions {
  readonly compose: ComposeActions;
}

/** @param toPresent Scrolls to the newest messages. */
export function createActions(store: Store, socket: PageSocket, toPresent: () => void): Actions {
  const sender = createSender(store, socket);
  return {
    ...navigateActions(store),
    ...interactActions(store, sender, toPresent),
    compose: composeActions(store, sender, toPresent),
  };
}
