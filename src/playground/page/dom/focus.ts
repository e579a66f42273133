import { currentComposer, type PageState } from '../state/state.ts';

/** On a touch screen, focusing the input would open the keyboard. */
const hasKeyboard = matchMedia('(pointer: fine)').matches;

/** Keeps the focus in a useful place after each render. */
export interface FocusKeeper {
  settle(state: PageState): void;
}

/** @param root The root element of the page. */
export function focusKeeper(root: HTMLElement): FocusKeeper {
  let placeBefore = '';
  let menuBefore = '';
  let drawerBefore = false;
  let last: { readonly element: Element; readonly messageId: string | undefined } | undefined;

  const find = (selector: string): HTMLElement | null => root.querySelector<HTMLElement>(selector);
  const findMessage = (id: string | undefined): HTMLElement | null =>
    id === undefined ? null : find(`[data-message-id="${CSS.escape(id)}"]`);

  root.addEventListener('keydown', typeIntoComposer);
  root.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element) || target.closest('dialog, [role="menu"]') !== null) return;
    last = {
      element: target,
      messageId: target.closest('[data-message-id]')?.getAttribute('data-message-id') ?? undefined,
    };
  });

  /** The focused element may be gone, for example with a closed modal. */
  function recover(): void {
    if (document.activeElement !== document.body || last === undefined) return;
    const { element, messageId } = last;
    const near = element instanceof HTMLElement && element.isConnected ? element : findMessage(messageId);
    (near ?? (hasKeyboard ? find('[data-input]') : null))?.focus({ preventScroll: true });
  }

  function openDialogs(): void {
    for (const dialog of root.querySelectorAll<HTMLDialogElement>('dialog:not([open])')) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>('input, textarea')?.focus();
    }
  }

  function followMenu(menu: string): void {
    if (menu === menuBefore) return;
    menuBefore = menu;
    if (menu !== '') find('[role^="menuitem"]')?.focus();
  }

  /** The rest of the page is inert while the drawer is open. */
  function followDrawer(drawer: boolean): void {
    if (drawer === drawerBefore) return;
    drawerBefore = drawer;
    find(drawer ? '#drawer .channel[aria-current]' : '[aria-controls="drawer"]')?.focus({ preventScroll: true });
  }

  function followComposer(state: PageState): void {
    const { form, moreOpen } = currentComposer(state);
    const place = [state.channelId, state.userId, form?.command.name, form?.active, moreOpen].join('|');
    if (place === placeBefore) return;
    placeBefore = place;
    if (form !== undefined || hasKeyboard) find('[data-input]')?.focus();
  }

  return {
    settle(state) {
      if (!state.ready) return;
      openDialogs();
      const menu = state.overlays.menu?.messageId ?? (state.overlays.userMenu ? 'user' : '');
      followMenu(menu);
      followDrawer(state.overlays.drawer);
      if (menu !== '' || find('dialog') !== null) return;
      find('.picker [aria-selected="true"], .select-option[data-highlighted]')?.scrollIntoView({ block: 'nearest' });
      followComposer(state);
      recover();
    },
  };
}

/** Typing goes to the input if nothing else that accepts text has the focus. */
function typeIntoComposer(event: KeyboardEvent): void {
  const isLetter = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
  const { target } = event;
  const isIdle = target === document.body || (target instanceof HTMLElement && target.matches('[data-chat], article'));
  if (isLetter && isIdle) document.querySelector<HTMLElement>('[data-input]')?.focus();
}
