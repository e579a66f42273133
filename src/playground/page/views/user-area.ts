import type { APIUser } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { currentUser, displayName } from '../state/state.ts';
import { avatarOf } from './avatars.ts';
import type { ViewContext } from './context.ts';
import { icon } from './icons.ts';
import { menuKey } from './message-menu.ts';

/** The current user at the bottom left, with the menu for switching users. */
export function userArea({ state, actions }: ViewContext): TemplateResult | typeof nothing {
  const user = currentUser(state);
  if (user === undefined) return nothing;
  const isOpen = state.overlays.userMenu;
  return html`<div class="user-area">
    ${
      isOpen
        ? html`<div class="scrim menu-scrim" @click=${() => actions.setUserMenu(false)}></div>
            <div
              class="menu user-menu"
              role="menu"
              aria-label="Switch user"
              @keydown=${(event: KeyboardEvent) => menuKey(event, () => actions.setUserMenu(false))}
            >
              <div class="menu-title">See the playground as</div>
              ${state.users.map((candidate) => userItem(candidate, candidate.id === user.id, () => actions.chooseUser(candidate.id)))}
            </div>`
        : nothing
    }
    <button
      type="button"
      class="user-button"
      title="Switch user"
      aria-haspopup="menu"
      aria-expanded=${isOpen}
      data-user-id=${user.id}
      @click=${() => actions.setUserMenu(!isOpen)}
    >
      <span class="visually-hidden">Switch user, now </span>
      <span class="avatar"><img src=${avatarOf(user)} alt="" /><i data-online="true"></i></span>
      <span class="user-names"><strong>${displayName(user)}</strong> <span>${user.username}</span></span>
      ${icon('swap', 20)}
    </button>
  </div>`;
}

function userItem(user: APIUser, isCurrent: boolean, choose: () => void): TemplateResult {
  return html`<button
    type="button"
    role="menuitemradio"
    aria-checked=${isCurrent}
    data-user-id=${user.id}
    @click=${choose}
  ><span class="avatar"><img src=${avatarOf(user)} alt="" /></span>${displayName(user)}${isCurrent ? icon('check', 18) : nothing}</button>`;
}
