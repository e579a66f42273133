/** CSS pixels from the end within which a reader counts as being at it. */
const NEAR_END = 64;
/** Farther from the end than this the way back is offered. */
const FAR_FROM_END = 400;

/** Keeps the chat at its newest message, unless its reader scrolled up. */
export interface ChatScroll {
  /** Call after each drawing; `place` says which chat is shown, and a new one begins at its end. */
  settle(place: string): void;
  jump(): void;
}

/** @param root holds the chat, which comes and goes with the page's state */
export function chatScroll(root: HTMLElement): ChatScroll {
  let isAtEnd = true;
  let place = '';
  let top = 0;
  let watched: Element | undefined;

  const scroller = (): HTMLElement | null => root.querySelector('[data-chat]');

  function toEnd(): void {
    const chat = scroller();
    if (chat === null || !isAtEnd) return;
    chat.scrollTop = chat.scrollHeight;
    top = chat.scrollTop;
  }

  function look(): void {
    const chat = scroller();
    if (chat === null) return;
    const below = chat.scrollHeight - chat.clientHeight - chat.scrollTop;
    // Content that grew leaves its reader behind the end too: only going up means wanting to be there.
    if (below < NEAR_END) isAtEnd = true;
    else if (chat.scrollTop < top) isAtEnd = false;
    top = chat.scrollTop;
    root.querySelector('[data-jump]')?.toggleAttribute('hidden', below < FAR_FROM_END);
  }

  // Components are drawn a moment after the page, and pictures and the keyboard change sizes: follow all of that.
  const resized = new ResizeObserver(toEnd);

  function watch(chat: HTMLElement): void {
    if (watched === chat) return;
    watched = chat;
    resized.disconnect();
    resized.observe(chat);
    if (chat.firstElementChild !== null) resized.observe(chat.firstElementChild);
    chat.addEventListener('scroll', look, { passive: true });
  }

  return {
    settle(next) {
      const chat = scroller();
      if (chat === null) return;
      watch(chat);
      if (next !== place) isAtEnd = true;
      place = next;
      toEnd();
    },
    jump() {
      isAtEnd = true;
      toEnd();
    },
  };
}
