import type { APIUser } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { VisibleMessage } from '../../protocol.ts';
import { channelName, currentChannel, displayName, type Pending, visibleMessages } from '../state/state.ts';
import { avatarOf } from './avatars.ts';
import type { ViewContext } from './context.ts';
import { ephemeralView, failureView, goesOn, messageView, thinkingView } from './message.ts';
import { commandLine } from './reply-line.ts';
import { dayLabel, messageTime, sameDay } from './times.ts';
import { welcomeView } from './welcome.ts';

/** Milliseconds before a pending command is shown. Most are answered sooner. */
const PATIENCE = 150;

/** The messages of the open channel. */
export function chatView(context: ViewContext): TemplateResult {
  const messages = visibleMessages(context.state);
  const channel = currentChannel(context.state);
  return html`<div class="chat" role="log" aria-label="Messages in ${channel === undefined ? 'this channel' : channelName(channel, context.state)}" tabindex="0" data-chat @keydown=${enterChat}>
    <div class="chat-content">
      ${welcomeView(context)}
      ${repeat(
        messages,
        (visible) => visible.message.id,
        (visible, index) => {
          const before = messages[index - 1];
          const isNewDay = before !== undefined && !sameDay(before.message.timestamp, visible.message.timestamp);
          return html`${isNewDay ? dayView(visible) : nothing}${messageView(
            visible,
            !isNewDay && goesOn(before, visible),
            context,
          )}`;
        },
      )}
      ${awaitedCommands(context).map((pending) => awaitedView(pending, context))}
    </div>
  </div>`;
}

/** The chat is a single tab stop. From there, the arrow keys move to its messages. */
function enterChat(event: KeyboardEvent): void {
  const { currentTarget: chat } = event;
  if (event.key !== 'ArrowUp' || event.target !== chat || !(chat instanceof HTMLElement)) return;
  event.preventDefault();
  [...chat.querySelectorAll<HTMLElement>('[data-message-id]')].at(-1)?.focus();
}

function dayView(visible: VisibleMessage): TemplateResult {
  return html`<div class="day" role="separator"><span>${dayLabel(visible.message.timestamp)}</span></div>`;
}

/** The current user's pending commands in this channel, once they have taken noticeably long. */
function awaitedCommands({ state, now }: ViewContext): readonly Pending[] {
  return state.pending.filter(
    (pending) =>
      (pending.kind === 'command' || pending.kind === 'messageCommand') &&
      pending.userId === state.userId &&
      pending.channelId === state.channelId &&
      (pending.error !== undefined || now.getTime() - pending.sentAt >= PATIENCE),
  );
}

function awaitedView(pending: Pending, { state, actions, now }: ViewContext): TemplateResult {
  const user: APIUser | undefined = state.users.find((candidate) => candidate.id === pending.userId);
  const { bot } = state;
  if (bot === undefined || user === undefined) return html``;
  return html`<article class="message" data-pending=${pending.nonce} ?data-failed=${pending.error !== undefined}>
    <discord-message
      author=${displayName(bot)}
      avatar=${avatarOf(bot)}
      bot
      .timestamp=${messageTime(new Date(pending.sentAt).toISOString(), now)}
      >${commandLine(user, pending.label)}${
        pending.error === undefined
          ? thinkingView('Sending command…')
          : html`${failureView(pending.error)}${ephemeralView(() => actions.dismissPending(pending.nonce))}`
      }</discord-message
    >
  </article>`;
}
