import type { APIModalInteractionResponseCallbackComponent, APITextInputComponent } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { DISCORD } from '../discord-numbers.ts';
import { displayName, type OpenModal } from '../state/state.ts';
import { avatarOf } from './avatars.ts';
import { dots } from './buttons.ts';
import type { ViewContext } from './context.ts';
import { icon } from './icons.ts';
import { markdown } from './markdown.ts';

/** The modal that is open for the current user; the last one if there are several. */
export function modalView(context: ViewContext): TemplateResult | typeof nothing {
  const { state } = context;
  const modal = state.modals.findLast((candidate) => candidate.userId === state.userId);
  return modal === undefined ? nothing : html`${keyed(modal.interactionId, dialogView(modal, context))}`;
}

function dialogView(open: OpenModal, context: ViewContext): TemplateResult {
  const { state, actions } = context;
  const pending = state.pending.findLast((candidate) => candidate.interactionId === open.interactionId);
  const isWaiting = pending !== undefined && pending.error === undefined;
  const close = (): void => actions.closeModal(open);
  return html`<dialog
    class="modal"
    aria-labelledby="modal-title"
    data-modal=${open.modal.custom_id}
    @cancel=${(event: Event) => {
      event.preventDefault();
      close();
    }}
    @click=${(event: Event) => {
      if (event.target === event.currentTarget) close();
    }}
  >
    <form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        if (event.target instanceof HTMLFormElement && !isWaiting) actions.submitModal(open, readForm(event.target));
      }}
    >
      <header>
        ${state.bot === undefined ? nothing : html`<img src=${avatarOf(state.bot)} alt="" width="24" height="24" />`}
        <h1 id="modal-title">${open.modal.title}</h1>
        <button type="button" class="tool" aria-label="Close" @click=${close}>${icon('close', 24)}</button>
      </header>
      <div class="modal-body">
        <p class="modal-notice">This form will be submitted to <strong>${state.bot && displayName(state.bot)}</strong>. Do not share
          passwords or other sensitive information.</p>
        ${open.modal.components.map((component) => componentView(component, context))}
        ${pending?.error === undefined ? nothing : html`<p class="failure" role="alert">${icon('warning', 16)} Something went wrong. Try again.</p>`}
      </div>
      <footer>
        <button type="button" class="button plain" @click=${close}>Cancel</button>
        <button type="submit" class="button primary" aria-busy=${isWaiting}>
          <span class="button-label">Submit</span>${isWaiting ? dots() : nothing}
        </button>
      </footer>
    </form>
  </dialog>`;
}

function componentView(
  component: APIModalInteractionResponseCallbackComponent,
  context: ViewContext,
): TemplateResult | readonly TemplateResult[] {
  switch (component.type) {
    case DISCORD.component.actionRow:
      return component.components.map((input) => inputView(input, input.label ?? ''));
    case DISCORD.component.textDisplay:
      return markdown(component.content, context);
    case DISCORD.component.label:
      return component.component.type === DISCORD.component.textInput
        ? inputView(component.component, component.label, component.description)
        : html`<p class="field-hint">${component.label}: this kind of field is not drawn here.</p>`;
  }
}

function inputView(input: APITextInputComponent, label: string, description?: string): TemplateResult {
  const id = `modal-${input.custom_id}`;
  const isRequired = input.required !== false;
  const attributes = { min: input.min_length ?? nothing, max: input.max_length ?? nothing };
  return html`<div class="field">
    <label for=${id}>${label}${isRequired ? html`<span class="required" aria-hidden="true"> *</span>` : nothing}</label>
    ${description ? html`<p class="field-hint" id="${id}-hint">${description}</p>` : nothing}
    ${
      input.style === DISCORD.input.paragraph
        ? html`<textarea
            id=${id}
            name=${input.custom_id}
            rows="5"
            placeholder=${input.placeholder ?? ''}
            minlength=${attributes.min}
            maxlength=${attributes.max}
            aria-describedby=${description ? `${id}-hint` : nothing}
            ?required=${isRequired}
            .defaultValue=${input.value ?? ''}
          ></textarea>`
        : html`<input
            id=${id}
            name=${input.custom_id}
            type="text"
            autocomplete="off"
            placeholder=${input.placeholder ?? ''}
            minlength=${attributes.min}
            maxlength=${attributes.max}
            aria-describedby=${description ? `${id}-hint` : nothing}
            ?required=${isRequired}
            .defaultValue=${input.value ?? ''}
          />`
    }
  </div>`;
}

function readForm(form: HTMLFormElement): Record<string, string> {
  // Not by assignment, because a field may be called `__proto__`.
  return Object.fromEntries(
    [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
