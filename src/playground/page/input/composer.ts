import type { APIUser } from 'discord-api-types/v10';
import { type Composer, type ComposerTarget, EMPTY_COMPOSER } from '../state/state.ts';
import { parseCommandLine } from './command-line.ts';
import { type CommandOption, matchCommands, type SlashCommand } from './commands.ts';
import {
  activate,
  addField,
  type CommandForm,
  chooseFor,
  findField,
  findOption,
  openForm,
  removeField,
  submit,
  typeInto,
  unusedOptions,
} from './form.ts';
import { completeMention, decodeMentions, matchMentions } from './mentions.ts';
import { type Choice, fixedChoices, hasAutocomplete, readOption } from './option-value.ts';

/** The list that is open above the input. */
export type PickerList =
  | { readonly kind: 'none' }
  | { readonly kind: 'commands'; readonly items: readonly SlashCommand[] }
  | { readonly kind: 'mentions'; readonly items: readonly APIUser[] }
  | { readonly kind: 'options'; readonly items: readonly CommandOption[] }
  | {
      readonly kind: 'choices';
      readonly items: readonly Choice[];
      readonly status: 'loading' | 'ready' | 'failed';
      /** Whether only these values are allowed. With the bot's suggestions, any text may be sent. */
      readonly fixed: boolean;
    };

const NONE: PickerList = { kind: 'none' };

/** Discord's limit. */
const MOST_CHOICES = 25;

/**
 * The list for the current input.
 *
 * @param users who can be mentioned
 */
export function pickerList(
  composer: Composer,
  commands: readonly SlashCommand[],
  users: readonly APIUser[],
): PickerList {
  const { form, text } = composer;
  if (composer.listClosed) return NONE;
  if (form === undefined) {
    const typed = /^\/([^\n]*)$/.exec(text)?.[1];
    if (typed !== undefined) return { kind: 'commands', items: matchCommands(commands, typed) };
    const mentions = matchMentions(text, users);
    return mentions === undefined ? NONE : { kind: 'mentions', items: mentions };
  }
  if (composer.moreOpen) return { kind: 'options', items: unusedOptions(form) };
  return choicesList(composer, form);
}

function choicesList(composer: Composer, form: CommandForm): PickerList {
  const option = findOption(form, form.active);
  const field = findField(form, form.active);
  if (option === undefined || field === undefined) return NONE;
  if (hasAutocomplete(option)) {
    const suggestions = composer.suggestions?.field === option.name ? composer.suggestions : undefined;
    if (field.choice !== undefined || suggestions === undefined) return NONE;
    return { kind: 'choices', items: suggestions.choices, status: suggestions.status, fixed: false };
  }
  const choices = fixedChoices(option);
  if (choices.length === 0) return NONE;
  const typed = field.choice === undefined ? field.text.trim().toLowerCase() : '';
  const items = choices.filter((choice) => choice.name.toLowerCase().includes(typed)).slice(0, MOST_CHOICES);
  return { kind: 'choices', items, status: 'ready', fixed: true };
}

/** Typing in the plain input. A complete command name and a space turn it into the command's form. */
export function typeText(text: string, commands: readonly SlashCommand[]): Composer {
  const form = text.includes('\n') ? undefined : parseCommandLine(text, commands);
  const isComplete = form !== undefined && text.length > form.command.name.length + 1;
  return isComplete ? withForm(form) : { ...EMPTY_COMPOSER, text };
}

/** Typing in the plain input during a reply or an edit. A command would end either. */
export function typeAbout(composer: Composer, text: string, commands: readonly SlashCommand[]): Composer {
  const next = typeText(text, commands);
  return next.form !== undefined || composer.target === undefined ? next : { ...next, target: composer.target };
}

/** Starts a reply, which keeps the typed text, or an edit, which starts with the message's text. */
export function startTarget(
  composer: Composer,
  target: ComposerTarget,
  content: string,
  users: readonly APIUser[],
): Composer {
  const text = target.kind === 'edit' ? decodeMentions(content, users) : composer.text;
  return { ...EMPTY_COMPOSER, text, target, listClosed: true };
}

/** Cancels the reply or the edit. An edit also loses its text. */
export function dropTarget({ target, ...composer }: Composer): Composer {
  return target?.kind === 'edit' ? EMPTY_COMPOSER : composer;
}

/** Opens a command's form, optionally with values. */
export function startCommand(
  command: SlashCommand,
  values: readonly { readonly name: string; readonly text: string }[] = [],
): Composer {
  return withForm(openForm(command, values));
}

/** Typing into an option of the form. */
export function typeField(composer: Composer, name: string, text: string): Composer {
  return changeForm(composer, (form) => typeInto(activate(form, name), name, text));
}

/** The focus went into an option of the form. */
export function focusField(composer: Composer, name: string): Composer {
  if (composer.form?.active === name && !composer.moreOpen) return composer;
  return changeForm(composer, (form) => activate(form, name));
}

/** Removes an empty field; removing the last one cancels the command. */
export function dropField(composer: Composer, name: string): Composer {
  return changeForm(composer, (form) => removeField(form, name));
}

/** Opens the list of further options, if there are any. */
export function openMore(composer: Composer): Composer {
  const { form } = composer;
  if (form === undefined || unusedOptions(form).length === 0) return composer;
  return { ...withForm(activate(form, undefined)), tried: composer.tried, moreOpen: true };
}

/** Sets the active field to a choice and moves to the next empty field, if there is one. */
export function takeChoice(composer: Composer, choice: Choice): Composer {
  const { form } = composer;
  const name = form?.active;
  if (form === undefined || name === undefined) return composer;
  const chosen = chooseFor(form, name, choice);
  const next = chosen.fields.find((field) => field.text === '');
  return {
    ...withForm(activate(chosen, next?.name ?? name)),
    tried: composer.tried,
    listClosed: next === undefined,
  };
}

/** Moves to the previous or next field, and after the last one to the further options. Undefined at either end. */
export function step(composer: Composer, by: 1 | -1): Composer | undefined {
  const { form } = composer;
  if (form === undefined) return undefined;
  const index =
    form.active === undefined ? form.fields.length : form.fields.findIndex((field) => field.name === form.active);
  const next = form.fields[index + by];
  if (next !== undefined) return focusField(composer, next.name);
  return by === 1 && !composer.moreOpen && unusedOptions(form).length > 0 ? openMore(composer) : undefined;
}

/** Selects the row at `index` of the open list. */
export function pick(composer: Composer, list: PickerList, index: number): Composer {
  switch (list.kind) {
    case 'none':
      return composer;
    case 'commands': {
      const command = list.items[index];
      return command === undefined ? composer : startCommand(command);
    }
    case 'mentions': {
      const user = list.items[index];
      return user === undefined
        ? composer
        : { ...composer, text: completeMention(composer.text, user), highlighted: 0 };
    }
    case 'options': {
      const option = list.items[index];
      return option === undefined ? composer : changeForm(composer, (form) => addField(form, option.name));
    }
    case 'choices': {
      const choice = list.items[index];
      return choice === undefined ? composer : takeChoice(composer, choice);
    }
  }
}

/** Moves the highlight, wrapping around at the ends. */
export function moveHighlight(composer: Composer, list: PickerList, by: 1 | -1): Composer {
  if (list.kind === 'none' || list.items.length === 0) return composer;
  const count = list.items.length;
  const from = composer.highlighted === -1 && by === -1 ? 0 : composer.highlighted;
  return { ...composer, highlighted: (from + by + count) % count };
}

/**
 * Whether Enter selects the highlighted row instead of sending: always for commands and options; for fixed choices if the
 * text is not one of them; for suggestions if one was highlighted with the arrow keys.
 */
export function entersList(composer: Composer, list: PickerList): boolean {
  if (list.kind === 'none' || list.items[composer.highlighted] === undefined) return false;
  if (list.kind !== 'choices' || !list.fixed) return true;
  const { form } = composer;
  const option = form && findOption(form, form.active);
  const field = form && findField(form, form.active);
  if (option === undefined || field === undefined) return false;
  return field.choice === undefined && !readOption(option, field.text).ok;
}

/** Enter on a form with errors: shows them and activates the first invalid field. */
export function showErrors(composer: Composer): Composer {
  const { form } = composer;
  const result = form && submit(form);
  if (form === undefined || result === undefined || result.ok) return composer;
  const [first] = result.errors.keys();
  return { ...withForm(activate(form, first)), tried: true };
}

function changeForm(composer: Composer, change: (form: CommandForm) => CommandForm | undefined): Composer {
  const form = composer.form && change(composer.form);
  if (form === undefined) return EMPTY_COMPOSER;
  const kept = composer.suggestions?.field === form.active ? composer.suggestions : undefined;
  return { ...withForm(form), tried: composer.tried, ...(kept === undefined ? {} : { suggestions: kept }) };
}

function withForm(form: CommandForm): Composer {
  const option = findOption(form, form.active);
  return { ...EMPTY_COMPOSER, form, highlighted: option !== undefined && hasAutocomplete(option) ? -1 : 0 };
}
