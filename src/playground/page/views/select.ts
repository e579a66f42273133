import type { APISelectMenuOption, APIStringSelectComponent } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import type { OpenSelect, Pending } from '../state/state.ts';
import { dots } from './buttons.ts';
import type { ViewContext } from './context.ts';
import { icon } from './icons.ts';

/** A select menu of a message: a button, and the list of options while it is open. */
export function selectView(
  select: APIStringSelectComponent,
  messageId: string,
  waiting: Pending | undefined,
  open: OpenSelect | undefined,
  context: ViewContext,
): TemplateResult {
  const { actions } = context;
  const isOpen = open?.customId === select.custom_id;
  const id = `select-${messageId}-${select.custom_id}`;
  const isWaiting = waiting?.customId === select.custom_id;
  const isDisabled = select.disabled === true;
  const toggle = (): void => {
    if (isOpen) actions.closeSelect(select);
    else if (waiting === undefined) actions.openSelect(messageId, select);
  };
  return html`<div class="select" ?data-open=${isOpen}>
    <button
      type="button"
      class="select-button"
      role="combobox"
      aria-haspopup="listbox"
      aria-expanded=${isOpen}
      aria-controls=${isOpen ? id : nothing}
      aria-activedescendant=${isOpen ? `${id}-${open.highlighted}` : nothing}
      aria-label=${select.placeholder ?? 'Make a selection'}
      aria-busy=${isWaiting}
      data-custom-id=${select.custom_id}
      ?disabled=${isDisabled}
      @click=${toggle}
      @keydown=${(event: KeyboardEvent) => selectKey(event, select, open, toggle, context)}
    ><span class="select-value">${buttonText(select)}</span>${isWaiting ? dots() : icon('chevronDown', 20)}</button>
    ${isOpen ? listView(select, open, id, context) : nothing}
  </div>`;
}

function buttonText(select: APIStringSelectComponent): TemplateResult {
  const chosen = select.options.filter((option) => option.default === true).map((option) => option.label);
  return chosen.length > 0
    ? html`${chosen.join(', ')}`
    : html`<span class="select-placeholder">${select.placeholder ?? 'Make a selection'}</span>`;
}

function listView(
  select: APIStringSelectComponent,
  open: OpenSelect,
  id: string,
  { actions }: ViewContext,
): TemplateResult {
  const isMany = (select.max_values ?? 1) > 1;
  return html`<div class="scrim" @click=${() => actions.closeSelect(select)}></div>
    <div class="select-list" role="listbox" id=${id} aria-label=${select.placeholder ?? 'Options'} aria-multiselectable=${isMany}>
      ${select.options.map((option, index) => {
        const isPicked = open.picked.includes(option.value);
        return html`<div
          class="select-option"
          role="option"
          id="${id}-${index}"
          aria-selected=${isPicked}
          data-value=${option.value}
          ?data-highlighted=${index === open.highlighted}
          @pointerdown=${(event: Event) => event.preventDefault()}
          @click=${() => actions.pickOption(select, option.value)}
        >${optionView(option)}${isPicked ? icon('check', 18) : nothing}</div>`;
      })}
    </div>`;
}

function optionView(option: APISelectMenuOption): TemplateResult {
  return html`${option.emoji?.name ? html`<span class="button-emoji">${option.emoji.name}</span>` : nothing}
    <span class="select-text"
      ><span class="select-label">${option.label}</span>${
        option.description ? html`<span class="select-description">${option.description}</span>` : nothing
      }</span
    >`;
}

function selectKey(
  event: KeyboardEvent,
  select: APIStringSelectComponent,
  open: OpenSelect | undefined,
  toggle: () => void,
  { actions }: ViewContext,
): void {
  if (open === undefined || open.customId !== select.custom_id) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    toggle();
    return;
  }
  const count = select.options.length;
  const highlight = (index: number): void => actions.highlightOption(open, (index + count) % count);
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => highlight(open.highlighted + 1),
    ArrowUp: () => highlight(open.highlighted - 1),
    Home: () => highlight(0),
    End: () => highlight(count - 1),
    Escape: () => actions.closeSelect(),
    Tab: () => actions.closeSelect(select),
    Enter: () => actions.pickOption(select, select.options[open.highlighted]?.value ?? ''),
    ' ': () => actions.pickOption(select, select.options[open.highlighted]?.value ?? ''),
  };
  const act = keys[event.key];
  if (act === undefined) return;
  if (event.key !== 'Tab') event.preventDefault();
  event.stopPropagation();
  act();
}
