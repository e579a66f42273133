import { html, nothing, type TemplateResult } from 'lit';
import type { ViewContext } from './context.ts';
import { icon } from './icons.ts';
import { messageText } from './message.ts';

/** The context menu of a message: its Apps commands, and copying. */
export function messageMenu({ state, actions }: ViewContext): TemplateResult | typeof nothing {
  const { menu } = state.overlays;
  const messages = state.messages.get(state.channelId) ?? [];
  const target = messages.find((visible) => visible.message.id === menu?.messageId)?.message;
  if (menu === undefined || target === undefined) return nothing;
  const { messageCommands: commands } = state;
  return html`<div class="scrim menu-scrim" @click=${() => actions.closeMenu()} @contextmenu=${(event: Event) => {
    event.preventDefault();
    actions.closeMenu();
  }}></div>
    <div
      class="menu"
      role="menu"
      aria-label="Message actions"
      style="--x: ${Math.round(menu.x)}px; --y: ${Math.round(menu.y)}px; --rows: ${commands.length + 1}"
      @keydown=${(event: KeyboardEvent) => menuKey(event, () => actions.closeMenu())}
    >
      ${
        commands.length === 0
          ? nothing
          : html`<div class="menu-title" id="menu-apps">Apps</div>
              <div role="group" aria-labelledby="menu-apps">
                ${commands.map(
                  (command) =>
                    html`<button type="button" role="menuitem" @click=${() => actions.runMessageCommand(command, target.id)}
                      >${command.name}${icon('apps', 18)}</button
                    >`,
                )}
              </div>
              <hr />`
      }
      <button type="button" role="menuitem" @click=${() => actions.copyText(messageText(target))}
        >Copy Text${icon('copy', 18)}</button
      >
    </div>`;
}

/** Arrow keys cycle through the menu; Esc and Tab close it. */
export function menuKey(event: KeyboardEvent, close: () => void): void {
  if (event.key === 'Escape' || event.key === 'Tab') {
    event.preventDefault();
    event.stopPropagation();
    close();
    return;
  }
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0 || !(event.currentTarget instanceof HTMLElement)) return;
  event.preventDefault();
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  const at = items.findIndex((item) => item.matches(':focus'));
  items[(at + by + items.length) % items.length]?.focus();
}
