import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { type PickerList, pickerList } from '../input/composer.ts';
import { type CommandForm, type Field, fieldError, findOption, unusedOptions } from '../input/form.ts';
import { type Composer, channelName, currentChannel, currentComposer, mentionable } from '../state/state.ts';
import { fieldKey, moreKey, textKey } from './composer-keys.ts';
import { targetView } from './composer-target.ts';
import type { ViewContext } from './context.ts';
import { icon } from './icons.ts';
import { pickerView } from './picker.ts';

/** The composer with the popup above it. */
export function composerView(context: ViewContext): TemplateResult {
  const { state, actions } = context;
  const composer = currentComposer(state);
  const list = pickerList(composer, state.slashCommands, mentionable(state));
  const { form } = composer;
  const canSend = form !== undefined || composer.text.trim() !== '';
  return html`<div class="composer" data-composer data-mode=${form === undefined ? 'text' : 'command'}>
    ${pickerView(composer, list, context)} ${noticeView(context)} ${targetView(composer, context)}
    <div class="input-line">
      <button type="button" class="tool" aria-label="Open commands" title="Commands" @click=${() => actions.compose.openCommands()}>
        ${icon('slash', 24)}
      </button>
      ${form === undefined ? textView(composer, list, context) : formView(composer, form, list, context)}
      <button
        type="button"
        class="tool send"
        aria-label="Send"
        ?disabled=${!canSend}
        @pointerdown=${(event: Event) => event.preventDefault()}
        @click=${() => actions.compose.submit()}
      >${icon('send', 24)}</button>
    </div>
  </div>`;
}

/** Next to the input, where a user who has just pressed Enter is looking. */
function noticeView({ state, actions }: ViewContext): TemplateResult | typeof nothing {
  if (state.notice === undefined) return nothing;
  return html`<div class="notice" role="alert">${icon('warning', 18)}<span>${state.notice}</span>
    <button type="button" class="tool" aria-label="Close" @click=${() => actions.closeNotice()}>${icon('close', 18)}</button></div>`;
}

function textView(composer: Composer, list: PickerList, { state, actions }: ViewContext): TemplateResult {
  const channel = currentChannel(state);
  const label =
    channel === undefined ? 'Message' : `Message ${channel.kind === 'dm' ? '@' : '#'}${channelName(channel, state)}`;
  const isOpen = list.kind !== 'none';
  return html`<div class="grow text" data-value=${composer.text}>
    <textarea
      rows="1"
      aria-label=${label}
      placeholder=${label}
      aria-autocomplete="list"
      aria-haspopup="listbox"
      aria-controls=${isOpen ? 'picker' : nothing}
      aria-activedescendant=${isOpen ? `picker-${composer.highlighted}` : nothing}
      maxlength="2000"
      data-input
      .value=${live(composer.text)}
      @input=${(event: Event) => {
        if (event.target instanceof HTMLTextAreaElement) actions.compose.typeText(event.target.value);
      }}
      @keydown=${(event: KeyboardEvent) => textKey(event, list, actions.compose)}
    ></textarea>
  </div>`;
}

function formView(composer: Composer, form: CommandForm, list: PickerList, context: ViewContext): TemplateResult {
  const { actions } = context;
  const unused = unusedOptions(form).length;
  return html`<div class="command-form" role="group" aria-label="/${form.command.name}" data-command=${form.command.name}>
    <span class="command-name">/${form.command.name}</span>
    ${form.fields.map((field) => fieldView(composer, form, field, list, context))}
    ${
      unused === 0 && form.fields.length > 0
        ? nothing
        : html`<button
            type="button"
            class="more"
            data-more
            data-input=${form.active === undefined ? '' : nothing}
            aria-haspopup=${unused === 0 ? nothing : 'listbox'}
            aria-expanded=${composer.moreOpen}
            @click=${() => actions.compose.openMore()}
            @keydown=${(event: KeyboardEvent) => moreKey(event, form, list, actions.compose)}
          >${unused === 0 ? 'press Enter' : `+${unused} more`}</button>`
    }
  </div>`;
}

function fieldView(
  composer: Composer,
  form: CommandForm,
  field: Field,
  list: PickerList,
  { actions }: ViewContext,
): TemplateResult {
  const isActive = form.active === field.name;
  const isOpen = isActive && list.kind !== 'none';
  const hasError = showsError(composer, form, field);
  const isRequired = findOption(form, field.name)?.required === true;
  return html`<label class="pill" ?data-active=${isActive} ?data-invalid=${hasError} data-option=${field.name}>
    <span class="pill-name">${field.name}</span>
    <span class="grow pill-value" data-value=${field.text}
      ><input
        size="1"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        role="combobox"
        aria-label=${field.name}
        aria-autocomplete="list"
        aria-expanded=${isOpen}
        aria-controls=${isOpen ? 'picker' : nothing}
        aria-activedescendant=${isOpen && composer.highlighted >= 0 ? `picker-${composer.highlighted}` : nothing}
        aria-invalid=${hasError}
        aria-required=${isRequired}
        data-input=${isActive ? '' : nothing}
        .value=${live(field.text)}
        @focus=${() => actions.compose.focusField(field.name)}
        @input=${(event: Event) => {
          if (event.target instanceof HTMLInputElement) actions.compose.typeField(field.name, event.target.value);
        }}
        @keydown=${(event: KeyboardEvent) => fieldKey(event, field, list, actions.compose)}
    /></span>
  </label>`;
}

/** A field shows no error while it is typed for the first time. */
function showsError(composer: Composer, form: CommandForm, field: Field): boolean {
  const isLeft = form.active !== field.name && field.text !== '';
  return (composer.tried || isLeft) && fieldError(form, field) !== undefined;
}
