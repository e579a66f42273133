import { html, nothing, type TemplateResult } from 'lit';
import { type Composer, displayName, messageById } from '../state/state.ts';
import type { ViewContext } from './context.ts';
import { icon } from './icons.ts';

/** The line above the input that names the message being replied to or edited. */
export function targetView({ target }: Composer, { state, actions }: ViewContext): TemplateResult | typeof nothing {
  const message = messageById(state, target?.messageId);
  if (target === undefined || message === undefined) return nothing;
  return html`<div class="target" data-target=${target.kind}>
    <span class="target-text"
      >${target.kind === 'edit' ? 'Editing your message' : html`Replying to <strong>${displayName(message.author)}</strong>`}</span
    >
    ${
      target.kind === 'edit' || message.author.id === state.userId
        ? nothing
        : html`<button
            type="button"
            class="target-ping"
            aria-pressed=${target.ping}
            @click=${() => actions.compose.togglePing()}
          ><span class="visually-hidden">Mention ${displayName(message.author)}: </span>@ ${target.ping ? 'On' : 'Off'}</button>`
    }
    <button type="button" class="tool" aria-label="Cancel" @click=${() => actions.compose.dropTarget()}>${icon('close', 18)}</button>
  </div>`;
}
