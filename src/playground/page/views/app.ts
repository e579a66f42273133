import { html, nothing, type TemplateResult } from 'lit';
import { channelName, currentChannel, displayName } from '../state/state.ts';
import { chatView } from './chat.ts';
import { composerView } from './composer.ts';
import type { ViewContext } from './context.ts';
import { icon } from './icons.ts';
import { membersView } from './members.ts';
import { messageMenu } from './message-menu.ts';
import { modalView } from './modal.ts';
import { panelView } from './panel.ts';
import { sidebarView } from './sidebar.ts';

/** The whole page. */
export function appView(context: ViewContext, jumpToPresent: () => void): TemplateResult {
  const { state } = context;
  if (!state.ready) return loadingView(context);
  return html`<div class="app" data-ready data-connection=${state.connection} data-bot-online=${state.botOnline}>
    ${sidebarView(context)}
    <main class="main" ?inert=${state.overlays.drawer}>
      ${headerView(context)}
      <div class="columns">
        <div class="conversation">
          ${bannerView(context)} ${chatView(context)}
          <div class="below">
            <button type="button" class="jump" data-jump hidden @click=${jumpToPresent}>
              <span>You’re viewing older messages</span><strong>Jump To Present</strong>${icon('chevronDown', 16)}
            </button>
            ${composerView(context)}
          </div>
        </div>
        <aside class="aside">${membersView(context)}${panelView(context)}</aside>
      </div>
      ${messageMenu(context)}
    </main>
    ${modalView(context)}
  </div>`;
}

function loadingView({ state }: ViewContext): TemplateResult {
  return html`<div class="loading" role="status">
    <div class="loading-mark">${icon('plug', 40)}</div>
    <p>${state.connection === 'lost' ? 'Cannot reach the playground. Trying again…' : 'Connecting…'}</p>
  </div>`;
}

function headerView({ state, actions }: ViewContext): TemplateResult {
  const channel = currentChannel(state);
  const { drawer, panel } = state.overlays;
  return html`<header class="header">
    <button
      type="button"
      class="tool hamburger"
      aria-label="Channels"
      aria-controls="drawer"
      aria-expanded=${drawer}
      @click=${() => actions.setDrawer(!drawer)}
    >${icon('menu', 24)}${state.unread.size > 0 ? html`<i class="badge"></i>` : nothing}</button>
    ${icon(channel?.kind === 'dm' ? 'at' : 'hash', 24)}
    <h1>${channel === undefined ? nothing : channelName(channel, state)}</h1>
    ${channel?.topic ? html`<span class="topic" title=${channel.topic}>${channel.topic}</span>` : nothing}
    <button
      type="button"
      class="tool panel-toggle"
      aria-label="Interactions"
      title="Interactions and their times"
      aria-pressed=${panel}
      @click=${() => actions.setPanel(!panel)}
    >${icon('stopwatch', 24)}</button>
  </header>`;
}

function bannerView({ state }: ViewContext): TemplateResult | typeof nothing {
  if (state.connection !== 'open') {
    return html`<div class="banner warn" role="status" data-banner="connection">${icon('plug', 18)} Connection lost. Reconnecting…</div>`;
  }
  if (state.botOnline || state.bot === undefined) return nothing;
  return html`<div class="banner" role="status" data-banner="bot">${icon('stopwatch', 18)}
    ${displayName(state.bot)} is ${state.botSeen ? 'offline' : 'starting'}… Commands work as soon as it is online.</div>`;
}
