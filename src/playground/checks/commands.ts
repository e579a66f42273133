import {
  type APIApplicationCommandOption,
  type APIApplicationCommandOptionChoice,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type LocalizationMap,
} from 'discord-api-types/v10';
import { apiErrors } from '../api-error.ts';
import type { CommandForm } from '../state/commands.ts';
import { checkChoices } from './choices.ts';
import { FormErrors, type Path } from './form-errors.ts';
import { countCharacters, LIMITS } from './limits.ts';

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/**
 * Checks a command against the rules that the OpenAPI spec lacks.
 * See https://discord.com/developers/docs/interactions/application-commands
 *
 * @throws ApiError 50035 with each field at fault.
 */
export function checkCommand(form: CommandForm): void {
  const errors = new FormErrors();
  checkForm(form, [], errors);
  errors.throwIfAny();
}

/**
 * Checks each command of a bulk overwrite, and that names are unique.
 *
 * @throws ApiError 50035 with each field at fault, or 30032 for too many of a type.
 */
export function checkCommands(forms: readonly CommandForm[]): void {
  const errors = new FormErrors();
  const seen = new Set<string>();
  for (const [index, form] of forms.entries()) {
    checkForm(form, [index], errors);
    const key = `${typeOf(form)} ${form.name}`;
    if (seen.has(key)) {
      errors.add([index], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
    }
    seen.add(key);
  }
  errors.throwIfAny();
  checkNumber(forms.map(typeOf));
}

/** @throws ApiError 30032 when a scope would have more commands of a type than it may. */
export function checkNumber(types: readonly ApplicationCommandType[]): void {
  const kinds = [ApplicationCommandType.ChatInput, ApplicationCommandType.User, ApplicationCommandType.Message];
  for (const kind of kinds) {
    const most = kind === ApplicationCommandType.ChatInput ? LIMITS.chatInputCommands : LIMITS.contextMenuCommands;
    if (types.filter((type) => type === kind).length > most) throw apiErrors.tooManyCommands(most);
  }
}

function typeOf(form: CommandForm): ApplicationCommandType {
  return form.type ?? ApplicationCommandType.ChatInput;
}

function checkForm(form: CommandForm, path: Path, errors: FormErrors): void {
  const { description, options } = form;
  if (typeOf(form) === ApplicationCommandType.ChatInput) {
    checkName(form, path, errors);
    if (!description) errors.required([...path, 'description']);
    checkOptions(options ?? [], [...path, 'options'], errors);
  } else {
    if (description) {
      const message = 'Context menu commands cannot have description';
      errors.add([...path, 'description'], 'APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED', message);
    }
    if (options?.length) {
      const message = 'Context menu commands cannot have options';
      errors.add([...path, 'options'], 'APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED', message);
    }
  }
  if (sizeOf(form) > LIMITS.commandSize) {
    errors.add(path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${LIMITS.commandSize})`);
  }
}

function checkName(
  named: { readonly name: string; readonly name_localizations?: LocalizationMap | null },
  path: Path,
  errors: FormErrors,
): void {
  const invalid = (name: string) => !NAME.test(name) || name !== name.toLowerCase();
  const refuse = (field: string) =>
    errors.add([...path, field], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  if (invalid(named.name)) refuse('name');
  if (Object.values(named.name_localizations ?? {}).some((name) => name != null && invalid(name))) {
    refuse('name_localizations');
  }
}

function isNesting({ type }: APIApplicationCommandOption): boolean {
  return type === ApplicationCommandOptionType.Subcommand || type === ApplicationCommandOptionType.SubcommandGroup;
}

function checkOptions(options: readonly APIApplicationCommandOption[], path: Path, errors: FormErrors): void {
  const names = new Set<string>();
  let optional = false;
  for (const [index, option] of options.entries()) {
    const place = [...path, index];
    checkName(option, place, errors);
    if (names.has(option.name)) {
      const message = `The name ${option.name} is already used in these options`;
      errors.add([...place, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', message);
    }
    names.add(option.name);

    const [first] = options;
    if (first && isNesting(first) !== isNesting(option)) {
      const message = 'Sub-command and sub-command group option types are mutually exclusive to all other types';
      errors.add(place, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message);
    }
    if (option.required && optional) {
      const message = 'Required options must be placed before non-required options';
      errors.add(place, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message);
    }
    if (!option.required) optional = true;

    if ('options' in option && option.options) checkOptions(option.options, [...place, 'options'], errors);
    checkChoicesOf(option, place, errors);
    checkRange(option, place, errors);
  }
}

function checkChoicesOf(option: APIApplicationCommandOption, path: Path, errors: FormErrors): void {
  const choices = choicesOf(option);
  if (choices.length === 0) return;
  if ('autocomplete' in option && option.autocomplete) {
    const message = 'Autocomplete and choices are mutually exclusive';
    errors.add([...path, 'autocomplete'], 'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE_INVALID', message);
  }
  checkChoices(choices, option.type, [...path, 'choices'], errors);
  const names = new Set<string>();
  for (const [index, { name }] of choices.entries()) {
    if (names.has(name)) {
      const message = 'Option choice names must be unique';
      errors.add([...path, 'choices', index], 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAMES_INVALID', message);
    }
    names.add(name);
  }
}

function checkRange(option: APIApplicationCommandOption, path: Path, errors: FormErrors): void {
  const pairs = [
    [
      'min_value',
      'min_value' in option ? option.min_value : undefined,
      'max_value' in option ? option.max_value : undefined,
    ],
    [
      'min_length',
      'min_length' in option ? option.min_length : undefined,
      'max_length' in option ? option.max_length : undefined,
    ],
  ] as const;
  for (const [field, least, most] of pairs) {
    if (least === undefined || most === undefined || least <= most) continue;
    errors.add([...path, field], 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${most}.`);
  }
}

function choicesOf(option: APIApplicationCommandOption): readonly APIApplicationCommandOptionChoice[] {
  return 'choices' in option ? (option.choices ?? []) : [];
}

interface Sized {
  readonly name: string;
  readonly name_localizations?: LocalizationMap | null;
  readonly description?: string | null;
  readonly description_localizations?: LocalizationMap | null;
}

/** The total length of all names, descriptions and values. Of a localized text, the longest version counts. */
function sizeOf(form: CommandForm): number {
  return sizeOfTexts(form) + (form.options ?? []).reduce((sum, option) => sum + sizeOfOption(option), 0);
}

function sizeOfOption(option: APIApplicationCommandOption): number {
  const inner = 'options' in option ? (option.options ?? []) : [];
  const choices = choicesOf(option).reduce(
    (sum, { name, name_localizations: names, value }) =>
      sum + longest(name, names) + (typeof value === 'string' ? countCharacters(value) : 0),
    0,
  );
  return sizeOfTexts(option) + choices + inner.reduce((sum, one) => sum + sizeOfOption(one), 0);
}

function sizeOfTexts(sized: Sized): number {
  return (
    longest(sized.name, sized.name_localizations) + longest(sized.description ?? '', sized.description_localizations)
  );
}

function longest(text: string, localizations: LocalizationMap | null | undefined): number {
  const others = Object.values(localizations ?? {}).map((one) => countCharacters(one ?? ''));
  return Math.max(countCharacters(text), ...others);
}
