import type { APIUser } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import type { CommandOption, SlashCommand } from '../input/commands.ts';
import type { PickerList } from '../input/composer.ts';
import { fieldError, findField, findOption } from '../input/form.ts';
import type { Choice } from '../input/option-value.ts';
import { type Composer, displayName, type PageState } from '../state/state.ts';
import { avatarOf } from './avatars.ts';
import type { ViewContext } from './context.ts';

/** The popup above the input: a list of commands, options or values, and the active option's description. */
export function pickerView(
  composer: Composer,
  list: PickerList,
  context: ViewContext,
): TemplateResult | typeof nothing {
  const help = list.kind === 'options' ? nothing : helpView(composer);
  const rows = listView(composer, list, context);
  return rows === nothing && help === nothing
    ? nothing
    : html`<div class="picker" data-picker=${list.kind}>${help}${rows}</div>`;
}

/** The active option's name and description, or what is wrong with it. */
function helpView({ form, tried }: Composer): TemplateResult | typeof nothing {
  if (form === undefined) return nothing;
  const option = findOption(form, form.active);
  const field = findField(form, form.active);
  if (option === undefined || field === undefined) {
    return html`<div class="picker-help"><strong>/${form.command.name}</strong><span>${form.command.description}</span></div>`;
  }
  const error = tried || (field.text !== '' && isTooLong(field.text, option)) ? fieldError(form, field) : undefined;
  return html`<div class="picker-help">
    <strong>${option.name}</strong>
    ${error === undefined ? html`<span>${option.description}</span>` : html`<span class="error" role="alert">${error}</span>`}
  </div>`;
}

/** The only error that more typing cannot fix. */
function isTooLong(text: string, option: CommandOption): boolean {
  return 'max_length' in option && option.max_length !== undefined && text.trim().length > option.max_length;
}

function listView(composer: Composer, list: PickerList, context: ViewContext): TemplateResult | typeof nothing {
  const { state } = context;
  switch (list.kind) {
    case 'none':
      return nothing;
    case 'commands':
      return list.items.length === 0
        ? emptyView(state.slashCommands.length === 0 ? 'No commands yet: the bot is not here.' : 'No commands match.')
        : box(
            'Commands',
            commandsTitle(state),
            composer,
            list.items.map((item) => commandRow(item, state)),
            context,
          );
    case 'mentions':
      return box('Members', html`Members`, composer, list.items.map(mentionRow), context);
    case 'options':
      return box('Options', html`Options`, composer, list.items.map(optionRow), context);
    case 'choices':
      return choicesView(composer, list, context);
  }
}

function choicesView(
  composer: Composer,
  list: Extract<PickerList, { readonly kind: 'choices' }>,
  context: ViewContext,
): TemplateResult | typeof nothing {
  if (list.status === 'failed') return emptyView('Loading options failed');
  if (list.items.length > 0) return box('Choices', nothing, composer, list.items.map(choiceRow), context);
  if (list.status === 'loading') return emptyView('Loading options…');
  return emptyView(
    list.fixed ? 'No options match your search.' : 'No suggestions. Press Enter to send what you typed.',
  );
}

function box(
  label: string,
  title: TemplateResult | typeof nothing,
  composer: Composer,
  rows: readonly TemplateResult[],
  { actions }: ViewContext,
): TemplateResult {
  return html`${title === nothing ? nothing : html`<div class="picker-title">${title}</div>`}
    <div class="picker-list" role="listbox" id="picker" tabindex="0" aria-label=${label}>
      ${rows.map(
        (row, index) => html`<div
          class="picker-row"
          role="option"
          id="picker-${index}"
          aria-selected=${index === composer.highlighted}
          @pointerdown=${(event: Event) => event.preventDefault()}
          @click=${() => actions.compose.pick(index)}
        >${row}</div>`,
      )}
    </div>`;
}

function commandsTitle({ bot }: PageState): TemplateResult {
  return bot === undefined
    ? html`Commands`
    : html`<img src=${avatarOf(bot)} alt="" width="20" height="20" />${displayName(bot)}`;
}

function commandRow(command: SlashCommand, { bot }: PageState): TemplateResult {
  return html`<div class="row-text">
      <div class="row-name">/${command.name}${command.options.map((option) => html` <span class="row-option">${option.name}</span>`)}</div>
      <div class="row-description">${command.description}</div>
    </div>
    <div class="row-side">${bot === undefined ? nothing : displayName(bot)}</div>`;
}

function mentionRow(user: APIUser): TemplateResult {
  return html`<img src=${avatarOf(user)} alt="" width="24" height="24" />
    <div class="row-text"><div class="row-name">${displayName(user)}</div></div>
    <div class="row-side">${user.username}</div>`;
}

function optionRow(option: CommandOption): TemplateResult {
  return html`<div class="row-text">
    <div class="row-name">${option.name}</div>
    <div class="row-description">${option.description}</div>
  </div>`;
}

function choiceRow(choice: Choice): TemplateResult {
  return html`<div class="row-text"><div class="row-choice">${choice.name}</div></div>`;
}

function emptyView(text: string): TemplateResult {
  return html`<div class="picker-empty" role="status">${text}</div>`;
}
