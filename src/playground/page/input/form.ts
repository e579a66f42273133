import type { PlaygroundOption } from '../../protocol.ts';
import { type CommandOption, nestOptions, type SlashCommand } from './commands.ts';
import { splitAtOptions } from './option-marks.ts';
import { type Choice, readOption } from './option-value.ts';

/** One option in the input line. */
export interface Field {
  readonly name: string;
  readonly text: string;
  /** The suggestion that was chosen, as long as its text was not changed: its value is sent, its name is shown. */
  readonly choice?: Choice;
}

/** A chosen command and its options, as they stand in the input line. */
export interface CommandForm {
  readonly command: SlashCommand;
  readonly fields: readonly Field[];
  /** The field that is being typed into; absent when the cursor stands after the last one. */
  readonly active?: string;
}

/** What Enter on a form leads to. */
export type Submission =
  | { readonly ok: true; readonly options: readonly PlaygroundOption[] }
  | { readonly ok: false; readonly errors: ReadonlyMap<string, string> };

/** A command just chosen: its required options are there at once, then the given ones; the first empty one is active. */
export function openForm(command: SlashCommand, given: readonly Field[] = []): CommandForm {
  const byName = new Map(given.map((field) => [field.name, field]));
  const required = command.options.filter((option) => option.required === true);
  const fields = [
    ...required.map((option) => byName.get(option.name) ?? { name: option.name, text: '' }),
    ...given.filter((field) => !required.some((option) => option.name === field.name)),
  ];
  return activate({ command, fields }, (fields.find((field) => field.text === '') ?? fields.at(-1))?.name);
}

/** The options that could still be added. */
export function unusedOptions(form: CommandForm): readonly CommandOption[] {
  return form.command.options.filter((option) => !form.fields.some((field) => field.name === option.name));
}

/** The option of that name that the command has. */
export function findOption(form: CommandForm, name: string | undefined): CommandOption | undefined {
  return form.command.options.find((option) => option.name === name);
}

/** The field of that name that stands in the form. */
export function findField(form: CommandForm, name: string | undefined): Field | undefined {
  return form.fields.find((field) => field.name === name);
}

/** The form with the cursor in that field; after the last one when no name is given. */
export function activate(form: CommandForm, name: string | undefined): CommandForm {
  const { active: _, ...rest } = form;
  return name === undefined ? rest : { ...rest, active: name };
}

/** Adds a field for an option and goes into it; one that is there already is only gone into. */
export function addField(form: CommandForm, name: string): CommandForm {
  if (findField(form, name) !== undefined) return activate(form, name);
  return activate({ ...form, fields: [...form.fields, { name, text: '' }] }, name);
}

/**
 * Backspace in an empty field. The field before it becomes active; a required field stays, and Backspace in the first one
 * takes the command itself away (undefined).
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
 * Text typed or pasted into a field. Going on as one would without the form works too: the field's own name and a colon
 * at the start are dropped, and the name of an option that is not there yet, with a colon, goes on in that option.
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

/** Takes a suggestion or choice as the value of a field. */
export function chooseFor(form: CommandForm, name: string, choice: Choice): CommandForm {
  return replaceField(form, { name, text: choice.name, choice });
}

function replaceField(form: CommandForm, changed: Field): CommandForm {
  return { ...form, fields: form.fields.map((field) => (field.name === changed.name ? changed : field)) };
}

/** What is wrong with a field's text; undefined when nothing is. An empty optional field is simply not sent. */
export function fieldError(form: CommandForm, field: Field): string | undefined {
  const option = findOption(form, field.name);
  if (option === undefined || field.choice !== undefined) return undefined;
  if (field.text.trim() === '' && option.required !== true) return undefined;
  const read = readOption(option, field.text);
  return read.ok ? undefined : read.error;
}

/** The options to send, or what is wrong, field by field. */
export function submit(form: CommandForm): Submission {
  const errors = new Map<string, string>();
  for (const field of form.fields) {
    const error = fieldError(form, field);
    if (error !== undefined) errors.set(field.name, error);
  }
  return errors.size > 0 ? { ok: false, errors } : { ok: true, options: nestOptions(form.command, values(form)) };
}

/** The options as they stand, the active one marked and as it was typed: what autocomplete sends. */
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

/** The form as the one line of text that makes it again. */
export function formText(form: CommandForm): string {
  const fields = form.fields.filter((field) => field.text !== '').map((field) => `${field.name}:${field.text}`);
  return [`/${form.command.name}`, ...fields].join(' ');
}
