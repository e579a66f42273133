import type { APIButtonComponent } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { DISCORD } from '../discord-numbers.ts';
import { safeUrl } from '../markdown/nodes.ts';
import type { Pending } from '../state/state.ts';
import type { ViewContext } from './context.ts';
import { icon } from './icons.ts';

const STYLES: Readonly<Record<number, string>> = {
  [DISCORD.button.primary]: 'primary',
  [DISCORD.button.secondary]: 'secondary',
  [DISCORD.button.success]: 'success',
  [DISCORD.button.danger]: 'danger',
};

/** Accessible names for labels that consist only of symbols. */
const SPOKEN: ReadonlyMap<string, string> = new Map([
  ['«', 'First page'],
  ['‹', 'Previous page'],
  ['›', 'Next page'],
  ['»', 'Last page'],
]);

/** @param waiting The message's pending interaction: its buttons are disabled, and the pressed one shows dots. */
export function buttonView(
  button: APIButtonComponent,
  messageId: string,
  waiting: Pending | undefined,
  context: ViewContext,
): TemplateResult {
  const emoji = 'emoji' in button && button.emoji ? button.emoji.name : undefined;
  const label = 'label' in button ? button.label : undefined;
  const content = html`${emoji ? html`<span class="button-emoji">${emoji}</span>` : nothing}${
    label ? html`<span class="button-label">${label}</span>` : nothing
  }`;
  if (button.style === DISCORD.button.link) {
    const href = safeUrl(button.url);
    return href === undefined || button.disabled === true
      ? html`<button type="button" class="button secondary" disabled>${content}${icon('external', 16)}</button>`
      : html`<a class="button secondary" href=${href} target="_blank" rel="noopener noreferrer"
          >${content}${icon('external', 16)}</a
        >`;
  }
  if (button.style === DISCORD.button.premium) {
    return html`<button type="button" class="button primary" disabled>Premium</button>`;
  }
  const isWaiting = waiting?.customId === button.custom_id;
  return html`<button
    type="button"
    class="button ${STYLES[button.style] ?? 'secondary'}"
    data-custom-id=${button.custom_id}
    aria-label=${SPOKEN.get(label ?? '') ?? (label ? nothing : (emoji ?? nothing))}
    aria-busy=${isWaiting}
    ?disabled=${button.disabled === true}
    aria-disabled=${waiting !== undefined || button.disabled === true}
    @click=${() => {
      if (waiting === undefined) context.actions.click(messageId, button);
    }}
  >${content}${isWaiting ? dots() : nothing}</button>`;
}

/** Discord's three blinking dots. */
export function dots(): TemplateResult {
  return html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>`;
}
