/** Within this many CSS pixels of the end, the chat counts as scrolled to the end. */
const NEAR_END = 64;
/** Farther from the end than this, "Jump to present" is shown. */
const FAR_FROM_END = 400;

/** Keeps the chat scrolled to the newest message, unless the user has scrolled up. */
export interface ChatScroll {
  /** Call after each render. `place` identifies the chat; a different one starts at its end. */
  settle(place: string): void;
  jump(): void;
}

/** @param root Contains the chat, which is not always there. */
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
    // Growing content also leaves the view short of the end. Only scrolling up means that the user wants to stay there.
    if (below < NEAR_END) isAtEnd = true;
    else if (chat.scrollTop < top) isAtEnd = false;
    top = chat.scrollTop;
    root.querySelector('[data-jump]')?.toggleAttribute('hidden', below < FAR_FROM_END);
  }

  // Components render a moment after the page, and images and the keyboard change sizes.
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
