import type { APIMessage } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { VisibleMessage } from '../../protocol.ts';
import { DISCORD } from '../discord-numbers.ts';
import { onLongPress } from '../dom/long-press.ts';
import { parseMarkdown, plainText } from '../markdown/parse.ts';
import { displayName, mentionable, type OpenSelect, type Pending } from '../state/state.ts';
import { attachmentView } from './attachments.ts';
import { avatarOf } from './avatars.ts';
import { dots } from './buttons.ts';
import { componentsView } from './components.ts';
import type { ViewContext } from './context.ts';
import { embedView } from './embed.ts';
import { icon } from './icons.ts';
import { markdown } from './markdown.ts';
import { replyLine } from './reply-line.ts';
import { hourOf, messageTime } from './times.ts';

/** A message of the chat. It is rendered again only when something in it has changed. */
export function messageView(visible: VisibleMessage, isGrouped: boolean, context: ViewContext): TemplateResult {
  const { state, now } = context;
  const { id } = visible.message;
  const waiting = state.pending.findLast((pending) => pending.kind === 'component' && pending.messageId === id);
  const select = state.overlays.select?.messageId === id ? state.overlays.select : undefined;
  const isMenuOpen = state.overlays.menu?.messageId === id;
  const shown = [visible, isGrouped, waiting, select, isMenuOpen, state.users, state.channels, now.toDateString()];
  return html`${guard(shown, () => articleView(visible, isGrouped, waiting, select, isMenuOpen, context))}`;
}

function articleView(
  visible: VisibleMessage,
  isGrouped: boolean,
  waiting: Pending | undefined,
  select: OpenSelect | undefined,
  isMenuOpen: boolean,
  context: ViewContext,
): TemplateResult {
  const { message } = visible;
  const isEphemeral = visible.visibleTo !== undefined;
  const failure = waiting?.error;
  const isWaiting = waiting !== undefined && failure === undefined ? waiting : undefined;
  const { actions } = context;
  return html`<article
    class="message"
    tabindex="-1"
    data-message-id=${message.id}
    ?data-ephemeral=${isEphemeral}
    ?data-grouped=${isGrouped}
    ?data-menu-open=${isMenuOpen}
    aria-label="${displayName(message.author)}, ${messageTime(message.timestamp, context.now)}"
    @keydown=${(event: KeyboardEvent) => messageKey(event, message, context)}
    @contextmenu=${(event: MouseEvent) => openContextMenu(event, message, context)}
    ${onLongPress((x, y) => actions.openMenu(message.id, x, y))}
  >
    <discord-message
      author=${displayName(message.author)}
      avatar=${avatarOf(message.author)}
      .timestamp=${isGrouped ? hourOf(message.timestamp) : messageTime(message.timestamp, context.now)}
      ?bot=${message.author.bot === true}
      ?edited=${Boolean(message.edited_timestamp)}
      ?message-body-only=${isGrouped}
      ?data-wordless=${message.content === ''}
      >${isGrouped ? nothing : replyLine(message, mentionable(context.state))}${contentView(visible, context)}${message.attachments.map(attachmentView)}${message.embeds.map(
        (embed) => embedView(embed, context),
      )}${componentsView(message.components ?? [], message.id, isWaiting, select, context)}${
        failure === undefined ? nothing : failureView('This interaction failed', failure)
      }${isEphemeral ? ephemeralView(() => actions.dismissMessage(message.id)) : nothing}</discord-message
    >${toolbar(message, context)}
  </article>`;
}

function contentView(visible: VisibleMessage, context: ViewContext): TemplateResult | typeof nothing {
  if (visible.thinking === true) return thinkingView(`${displayName(visible.message.author)} is thinking…`);
  return visible.message.content === '' ? nothing : markdown(visible.message.content, context);
}

/** The placeholder of a pending response. */
export function thinkingView(text: string): TemplateResult {
  return html`<span class="thinking" role="status">${dots()}${text}</span>`;
}

/** @param cause The reason, shown as a tooltip. */
export function failureView(text: string, cause = text): TemplateResult {
  return html`<div slot="components" class="failure" role="alert" title=${cause}>${icon('warning', 16)} ${text}</div>`;
}

/** The footer of an ephemeral message. */
export function ephemeralView(dismiss: () => void): TemplateResult {
  return html`<div slot="components" class="ephemeral">${icon('eye', 16)} Only you can see this •
    <button type="button" class="link" @click=${dismiss}>Dismiss message</button></div>`;
}

function toolbar(message: APIMessage, { actions, state }: ViewContext): TemplateResult {
  const openMenu = (event: Event): void => {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const { right, bottom } = event.currentTarget.getBoundingClientRect();
    actions.openMenu(message.id, right - 220, bottom + 4);
  };
  return html`<div class="toolbar" role="toolbar" aria-label="Message actions">
    ${
      state.messageCommands.length > 0
        ? html`<button type="button" aria-label="Apps" title="Apps" aria-haspopup="menu" @click=${openMenu}>${icon('apps')}</button>`
        : nothing
    }
    <button type="button" aria-label="More" title="More" aria-haspopup="menu" @click=${openMenu}>${icon('dots')}</button>
  </div>`;
}

/** Links and selected text keep the browser's own menu. */
function openContextMenu(event: MouseEvent, message: APIMessage, { actions }: ViewContext): void {
  const isLink = event.composedPath().some((target) => target instanceof HTMLAnchorElement);
  if (isLink || getSelection()?.isCollapsed === false) return;
  event.preventDefault();
  const { target, clientX, clientY } = event;
  if (clientX !== 0 || clientY !== 0 || !(target instanceof HTMLElement)) {
    actions.openMenu(message.id, clientX, clientY);
    return;
  }
  const { left, top } = target.getBoundingClientRect();
  actions.openMenu(message.id, left + 72, top + 24);
}

/** Arrow keys move between messages, Enter opens a message's menu, Esc returns to the input. */
function messageKey(event: KeyboardEvent, message: APIMessage, { actions }: ViewContext): void {
  const { currentTarget: article } = event;
  if (event.target !== article || !(article instanceof HTMLElement)) return;
  const { left, top } = article.getBoundingClientRect();
  const keys: Readonly<Record<string, () => void>> = {
    ArrowUp: () => focusMessage(article, -1),
    ArrowDown: () => focusMessage(article, 1),
    Enter: () => actions.openMenu(message.id, left + 72, Math.max(top, 0) + 24),
    Escape: () => document.querySelector<HTMLElement>('[data-input]')?.focus(),
  };
  const act = keys[event.key];
  if (act === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function focusMessage(from: HTMLElement, by: 1 | -1): void {
  const articles = [...document.querySelectorAll<HTMLElement>('[data-message-id]')];
  articles[articles.indexOf(from) + by]?.focus();
}

/** The text of a message and its embeds, for copying. */
export function messageText(message: APIMessage): string {
  const read = (source: string | undefined): string => (source ? plainText(parseMarkdown(source)) : '');
  const parts = [
    read(message.content),
    ...message.embeds.flatMap((embed) => [
      read(embed.title),
      embed.url ?? '',
      read(embed.description),
      ...(embed.fields ?? []).map((field) => `${read(field.name)}: ${read(field.value)}`),
      embed.footer?.text ?? '',
    ]),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

const GROUP_MINUTES = 7;

/** Whether a message is grouped with the one before it, without its own name and avatar. */
export function goesOn(before: VisibleMessage | undefined, next: VisibleMessage): boolean {
  if (before === undefined || next.message.author.id !== before.message.author.id) return false;
  if (next.message.type !== DISCORD.message.default || next.visibleTo !== before.visibleTo) return false;
  const gap = Date.parse(next.message.timestamp) - Date.parse(before.message.timestamp);
  return gap < GROUP_MINUTES * 60_000;
}
