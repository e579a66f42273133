import type { APIMessage } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { DISCORD } from '../discord-numbers.ts';
import { messageById } from '../state/state.ts';
import type { ViewContext } from './context.ts';
import { icon } from './icons.ts';
import { messageText } from './message.ts';

/** The context menu of a message: its Apps commands, and copying. */
export function messageMenu({ state, actions }: ViewContext): TemplateResult | typeof nothing {
  const { menu } = state.overlays;
  const target = messageById(state, menu?.messageId);
  if (menu === undefined || target === undefined) return nothing;
  const { messageCommands: commands } = state;
  const { canReply, canEdit } = rightsTo(target, state.userId);
  return html`<div class="scrim menu-scrim" @click=${() => actions.closeMenu()} @contextmenu=${(event: Event) => {
    event.preventDefault();
    actions.closeMenu();
  }}></div>
    <div
      class="menu"
      role="menu"
      aria-label="Message actions"
      style="--x: ${Math.round(menu.x)}px; --y: ${Math.round(menu.y)}px; --rows: ${1 + Number(canReply) + Number(canEdit) + commands.length}"
      @keydown=${(event: KeyboardEvent) => menuKey(event, () => actions.closeMenu())}
    >
      ${
        canReply
          ? html`<button type="button" role="menuitem" @click=${() => actions.compose.replyTo(target.id)}
              >Reply${icon('reply', 18)}</button
            >`
          : nothing
      }
      ${
        canEdit
          ? html`<button type="button" role="menuitem" @click=${() => actions.compose.edit(target.id)}
              >Edit Message${icon('pencil', 18)}</button
            >`
          : nothing
      }
      ${
        commands.length === 0
          ? nothing
          : html`${canReply ? html`<hr />` : nothing}<div class="menu-title" id="menu-apps">Apps</div>
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

/** Replies are public, so no one can reply to an ephemeral message. Members edit their own plain messages. */
function rightsTo({ author, flags, type }: APIMessage, userId: string) {
  const isPlain = type === DISCORD.message.default || type === DISCORD.message.reply;
  return { canReply: (Number(flags) & DISCORD.flag.ephemeral) === 0, canEdit: author.id === userId && isPlain };
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
