import { html, nothing, type TemplateResult } from 'lit';
import type { PlaygroundChannel } from '../../protocol.ts';
import { channelName, channelsOf, currentChannel, type PageState } from '../state/state.ts';
import { acronym, avatarOf } from './avatars.ts';
import type { ViewContext } from './context.ts';
import { icon } from './icons.ts';
import { userArea } from './user-area.ts';

/** The server rail and the list of channels and direct messages; a drawer on a phone. */
export function sidebarView(context: ViewContext): TemplateResult {
  const { state, actions } = context;
  const { drawer } = state.overlays;
  return html`${drawer ? html`<div class="scrim drawer-scrim" @click=${() => actions.setDrawer(false)}></div>` : nothing}
    <div class="sidebar" id="drawer" ?data-open=${drawer}>
      ${railView(context)}
      <nav class="channels" aria-label="Channels">
        <header class="guild-name"><h1>${state.guildName}</h1></header>
        <div class="channel-scroll">
          ${groupView('Text channels', ofKind(state, 'text'), context)}
          ${groupView('Direct messages', ofKind(state, 'dm'), context)}
        </div>
        ${userArea(context)}
      </nav>
    </div>`;
}

function ofKind(state: PageState, kind: PlaygroundChannel['kind']): readonly PlaygroundChannel[] {
  return channelsOf(state.channels, state.userId).filter((channel) => channel.kind === kind);
}

function railView({ state, actions }: ViewContext): TemplateResult {
  const isDm = currentChannel(state)?.kind === 'dm';
  const [dm] = ofKind(state, 'dm');
  const [first] = ofKind(state, 'text');
  return html`<nav class="rail" aria-label="Servers">
    ${
      dm === undefined || state.bot === undefined
        ? nothing
        : html`<button
            type="button"
            class="rail-item"
            aria-label="Direct messages"
            title="Direct messages"
            aria-current=${isDm ? 'page' : nothing}
            ?data-unread=${state.unread.has(dm.id)}
            @click=${() => actions.chooseChannel(dm.id)}
          ><img src=${avatarOf(state.bot)} alt="" /></button>`
    }
    <hr />
    <button
      type="button"
      class="rail-item guild"
      aria-label="${acronym(state.guildName)}, ${state.guildName}"
      title=${state.guildName}
      aria-current=${isDm ? nothing : 'page'}
      @click=${() => {
        if (isDm && first !== undefined) actions.chooseChannel(first.id);
      }}
    >${acronym(state.guildName)}</button>
  </nav>`;
}

function groupView(
  label: string,
  channels: readonly PlaygroundChannel[],
  context: ViewContext,
): TemplateResult | typeof nothing {
  if (channels.length === 0) return nothing;
  return html`<h2 class="channel-group">${label}</h2>
    <ul>${channels.map((channel) => html`<li>${channelView(channel, context)}</li>`)}</ul>`;
}

function channelView(channel: PlaygroundChannel, { state, actions }: ViewContext): TemplateResult {
  const isUnread = state.unread.has(channel.id);
  const isDm = channel.kind === 'dm';
  return html`<button
    type="button"
    class="channel ${isDm ? 'dm' : ''}"
    data-channel-id=${channel.id}
    aria-current=${channel.id === state.channelId ? 'page' : nothing}
    ?data-unread=${isUnread}
    @click=${() => actions.chooseChannel(channel.id)}
  >${
    isDm && state.bot !== undefined
      ? html`<span class="avatar"><img src=${avatarOf(state.bot)} alt="" /><i data-online=${state.botOnline}></i></span>`
      : icon('hash', 20)
  }<span class="channel-name">${channelName(channel, state)}</span>${isUnread ? html`<span class="visually-hidden">, unread</span>` : nothing}</button>`;
}
