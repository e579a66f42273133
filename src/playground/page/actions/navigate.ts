import type { Store } from '../state/store.ts';

/** The actions outside of the chat. */
export interface NavigateActions {
  chooseUser(userId: string): void;
  chooseChannel(channelId: string): void;
  setDrawer(open: boolean): void;
  setPanel(open: boolean): void;
  setUserMenu(open: boolean): void;
  closeNotice(): void;
}

/** The actions that change only what is shown. */
export function navigateActions(store: Store): NavigateActions {
  return {
    chooseUser: (userId) => store.dispatch({ type: 'user', userId }),
    chooseChannel: (channelId) => store.dispatch({ type: 'channel', channelId }),
    setDrawer: (drawer) => store.dispatch({ type: 'overlays', change: { drawer } }),
    setPanel: (panel) => store.dispatch({ type: 'overlays', change: { panel } }),
    setUserMenu: (userMenu) => store.dispatch({ type: 'overlays', change: { userMenu } }),
    closeNotice: () => store.dispatch({ type: 'notice' }),
  };
}
