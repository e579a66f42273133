import {
  type APIComponentInLabel,
  type APIMessage,
  type APIModalInteractionResponseCallbackComponent,
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmitInteractionMetadata,
  type APITextInputComponent,
  ComponentType,
  InteractionType,
} from 'discord-api-types/v10';
import { countCharacters } from '../checks/limits.ts';
import { customIdOf, walkComponents } from '../state/components.ts';
import { InvalidActionError } from './errors.ts';
import { checkChosen } from './prepare-component.ts';
import type { PreparedInteraction } from './prepared-interaction.ts';

/** The values of a modal by custom id: text, or the values of a menu. A map, because a custom id may be `__proto__`. */
export type ModalValues = ReadonlyMap<string, string | readonly string[]>;

/** The metadata of an interaction that can open a modal. */
export type Opener = APIModalSubmitInteractionMetadata['triggering_interaction_metadata'];

const LONGEST_TEXT = 4_000;

/**
 * Prepares the submission of a modal. Fields without a value keep the one set by the bot.
 *
 * @param modal The stored modal, with component ids.
 * @param opener The metadata of the interaction that opened the modal.
 * @param message The message whose component opened it, if any.
 * @throws InvalidActionError if a client would not allow it.
 */
export function prepareModal(
  modal: APIModalInteractionResponseCallbackData,
  opener: Opener,
  message: APIMessage | undefined,
  values: ModalValues,
): PreparedInteraction {
  const known = new Set([...walkComponents(modal.components)].map(({ component }) => customIdOf(component)));
  for (const id of values.keys()) {
    if (!known.has(id)) throw new InvalidActionError(`The modal has no field "${id}"`);
  }
  return {
    type: InteractionType.ModalSubmit,
    kind: 'modal',
    label: `modal: ${modal.title}`,
    data: {
      custom_id: modal.custom_id,
      components: modal.components.map((component) => submitted(component, values)),
    },
    ...(message ? { message } : {}),
    describe: (base) => ({ ...base, type: InteractionType.ModalSubmit, triggering_interaction_metadata: opener }),
  };
}

function submitted(component: APIModalInteractionResponseCallbackComponent, values: ModalValues): object {
  const common = { type: component.type, id: component.id };
  switch (component.type) {
    case ComponentType.ActionRow:
      return { ...common, components: component.components.map((input) => field(input, values)) };
    case ComponentType.Label:
      return { ...common, component: field(component.component, values) };
    default:
      return common;
  }
}

function field(component: APIComponentInLabel | APITextInputComponent, values: ModalValues): object {
  const given = values.get(component.custom_id);
  const common = { type: component.type, id: component.id, custom_id: component.custom_id };
  const required = 'required' in component ? (component.required ?? true) : true;
  const list = given === undefined ? [] : [given].flat();
  switch (component.type) {
    case ComponentType.TextInput: {
      const value = given === undefined ? (component.value ?? '') : list.join('');
      checkText(component, value, required);
      return { ...common, value };
    }
    case ComponentType.FileUpload:
      if (required) throw new InvalidActionError('There are no files to upload in the playground');
      return { ...common, values: [] };
    case ComponentType.RadioGroup: {
      const value = list[0] ?? component.options.find((option) => option.default)?.value;
      if (required && value === undefined) throw new InvalidActionError(`"${component.custom_id}" is required`);
      return { ...common, value: value ?? null };
    }
    case ComponentType.Checkbox:
      return { ...common, value: given === undefined ? (component.default ?? false) : list[0] === 'true' };
    case ComponentType.CheckboxGroup:
      return { ...common, values: given === undefined ? defaults(component.options) : list };
    default: {
      const preset = component.type === ComponentType.StringSelect ? defaults(component.options) : [];
      const chosen = given === undefined ? preset : list;
      if (required || chosen.length > 0) checkChosen(component, chosen);
      return { ...common, values: chosen };
    }
  }
}

function checkText(input: APITextInputComponent, value: string, required: boolean): void {
  const { custom_id: name, min_length: least = 0, max_length: most = LONGEST_TEXT } = input;
  const length = countCharacters(value);
  if (length === 0 && required) throw new InvalidActionError(`"${name}" is required`);
  if (length > 0 && (length < least || length > most)) {
    throw new InvalidActionError(`"${name}" takes ${least} to ${most} characters, not ${length}`);
  }
}

function defaults(options: readonly { readonly value: string; readonly default?: boolean }[]): string[] {
  return options.filter((option) => option.default).map(({ value }) => value);
}
