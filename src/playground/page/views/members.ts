import type { APIUser } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { displayName } from '../state/state.ts';
import { avatarOf } from './avatars.ts';
import type { ViewContext } from './context.ts';

/** The member list, beside the chat if there is room. */
export function membersView({ state }: ViewContext): TemplateResult {
  const bots = state.bot === undefined ? [] : [state.bot];
  const online = [...(state.botOnline ? bots : []), ...state.users];
  const offline = state.botOnline ? [] : bots;
  return html`<section class="members" aria-label="Members">
    ${groupView('Online', online, true)}${groupView('Offline', offline, false)}
  </section>`;
}

function groupView(label: string, users: readonly APIUser[], isOnline: boolean): TemplateResult | typeof nothing {
  if (users.length === 0) return nothing;
  return html`<h2>${label} — ${users.length}</h2>
    <ul>
      ${users.map(
        (user) => html`<li class="member" ?data-offline=${!isOnline}>
          <span class="avatar"><img src=${avatarOf(user)} alt="" /><i data-online=${isOnline}></i></span>
          <span class="member-name">${displayName(user)}</span>${user.bot === true ? html`<span class="tag">App</span>` : nothing}
        </li>`,
      )}
    </ul>`;
}
