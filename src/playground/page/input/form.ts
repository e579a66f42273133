import type { PlaygroundOption } from '../../protocol.ts';
import { type CommandOption, nestOptions, type SlashCommand } from './commands.ts';
import { splitAtOptions } from './option-marks.ts';
import { type Choice, readOption } from './option-value.ts';

/** One option in the input line. */
export interface Field {
  readonly name: string;
  readonly text: string;
  /** The chosen suggestion, until the text is edited. Its name is shown and its value is sent. */
  readonly choice?: Choice;
}

/** A command and its options in the composer. */
export interface CommandForm {
  readonly command: SlashCommand;
  readonly fields: readonly Field[];
  /** The field that has the focus; absent if the cursor is after the last one. */
  readonly active?: string;
}

/** The result of submitting a form. */
export type Submission =
  | { readonly ok: true; readonly options: readonly PlaygroundOption[] }
  | { readonly ok: false; readonly errors: ReadonlyMap<string, string> };

/** Opens a form with the required options, then the given ones. The first empty field is active. */
export function openForm(command: SlashCommand, given: readonly Field[] = []): CommandForm {
  const byName = new Map(given.map((field) => [field.name, field]));
  const required = command.options.filter((option) => option.required === true);
  const fields = [
    ...required.map((option) => byName.get(option.name) ?? { name: option.name, text: '' }),
    ...given.filter((field) => !required.some((option) => option.name === field.name)),
  ];
  return activate({ command, fields }, (fields.find((field) => field.text === '') ?? fields.at(-1))?.name);
}

/** The options that are not in the form yet. */
export function unusedOptions(form: CommandForm): readonly CommandOption[] {
  return form.command.options.filter((option) => !form.fields.some((field) => field.name === option.name));
}

/** The command's option of that name. */
export function findOption(form: CommandForm, name: string | undefined): CommandOption | undefined {
  return form.command.options.find((option) => option.name === name);
}

/** The form's field of that name. */
export function findField(form: CommandForm, name: string | undefined): Field | undefined {
  return form.fields.find((field) => field.name === name);
}

/** Moves the cursor to a field, or after the last one if no name is given. */
export function activate(form: CommandForm, name: string | undefined): CommandForm {
  const { active: _, ...rest } = form;
  return name === undefined ? rest : { ...rest, active: name };
}

/** Adds a field for an option, if there is none yet, and activates it. */
export function addField(form: CommandForm, name: string): CommandForm {
  if (findField(form, name) !== undefined) return activate(form, name);
  return activate({ ...form, fields: [...form.fields, { name, text: '' }] }, name);
}

/**
 * Backspace in an empty field removes it and activates the previous one. A required field stays; Backspace in the first
 * required field cancels the command (undefined).
 */
export function removeField(form: CommandForm, name: string): CommandForm | undefined {
  const index = form.fields.findIndex((field) => field.name === name);
  const before = form.fields[index - 1]?.name;
  if (findOption(form, name)?.required === true) {
    return before === undefined ? undefined : activate(form, before);
  }
  const fields = form.fields.filter((field) => field.name !== name);
  if (fields.length === 0) return undefined;
  return activate({ ...form, fields }, before ?? fields[0]?.name);
}

/**
 * Text typed or pasted into a field. Typing option names works too: the field's own name and a colon at the start are
 * dropped, and the name of an unused option with a colon continues in a new field for that option.
 */
export function typeInto(form: CommandForm, name: string, text: string): CommandForm {
  const own = text.startsWith(`${name}:`) ? text.slice(name.length + 1).trimStart() : text;
  const names = unusedOptions(form).map((option) => option.name);
  const { head, marks } = splitAtOptions(own, names);
  const kept = replaceField(form, { name, text: marks.length === 0 ? own : head.trimEnd() });
  return marks.reduce(
    (grown, mark) => replaceField(addField(grown, mark.name), { name: mark.name, text: mark.text.trim() }),
    kept,
  );
}

/** Sets a field to a suggestion or choice. */
export function chooseFor(form: CommandForm, name: string, choice: Choice): CommandForm {
  return replaceField(form, { name, text: choice.name, choice });
}

function replaceField(form: CommandForm, changed: Field): CommandForm {
  return { ...form, fields: form.fields.map((field) => (field.name === changed.name ? changed : field)) };
}

/** The error of a field; undefined if it is valid. An empty optional field is valid and not sent. */
export function fieldError(form: CommandForm, field: Field): string | undefined {
  const option = findOption(form, field.name);
  if (option === undefined || field.choice !== undefined) return undefined;
  if (field.text.trim() === '' && option.required !== true) return undefined;
  const read = readOption(option, field.text);
  return read.ok ? undefined : read.error;
}

/** The options to send, or the errors by field. */
export function submit(form: CommandForm): Submission {
  const errors = new Map<string, string>();
  for (const field of form.fields) {
    const error = fieldError(form, field);
    if (error !== undefined) errors.set(field.name, error);
  }
  return errors.size > 0 ? { ok: false, errors } : { ok: true, options: nestOptions(form.command, values(form)) };
}

/** The options of an autocomplete request. The focused one has the text as typed. */
export function partialOptions(form: CommandForm): readonly PlaygroundOption[] {
  const others = values(form).filter((option) => option.name !== form.active);
  const option = findOption(form, form.active);
  if (option === undefined) return nestOptions(form.command, others);
  const text = findField(form, option.name)?.text ?? '';
  return nestOptions(form.command, [...others, { name: option.name, type: option.type, value: text, focused: true }]);
}

function values(form: CommandForm): PlaygroundOption[] {
  return form.fields.flatMap((field) => {
    const option = findOption(form, field.name);
    if (option === undefined) return [];
    if (field.choice !== undefined) {
      const read = readOption(option, String(field.choice.value));
      return [{ name: option.name, type: option.type, value: read.ok ? read.value : field.choice.value }];
    }
    const read = readOption(option, field.text);
    return read.ok ? [{ name: option.name, type: option.type, value: read.value }] : [];
  });
}

/** The form as a command line, which parses to the same form. */
export function formText(form: CommandForm): string {
  const fields = form.fields.filter((field) => field.text !== '').map((field) => `${field.name}:${field.text}`);
  return [`/${form.command.name}`, ...fields].join(' ');
}
