import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10';
import { countCharacters } from '../checks/limits.ts';
import type { PlaygroundOption } from '../protocol.ts';
import { InvalidActionError } from './errors.ts';

/** Discord's limit for a string option without a `max_length`. */
const LONGEST_STRING = 6_000;

export type OptionValue = string | number | boolean;

/** What the options select, once they are valid for the command. */
export interface CheckedOptions {
  /** The full name of the command: `hpr search`. */
  readonly path: string;
  /** The option being autocompleted. */
  readonly focused?: APIApplicationCommandOption;
}

/**
 * Checks that a client could send these options for the command.
 *
 * @param typing For autocomplete: required options may be missing, and one has the focus.
 * @throws InvalidActionError
 */
export function checkOptions(
  command: APIApplicationCommand,
  options: readonly PlaygroundOption[],
  typing: boolean,
): CheckedOptions {
  return checkLevel(command.name, command.options ?? [], options, typing);
}

function checkLevel(
  path: string,
  definitions: readonly APIApplicationCommandOption[],
  options: readonly PlaygroundOption[],
  typing: boolean,
): CheckedOptions {
  if (definitions.some(isNesting)) {
    const [chosen] = options;
    const definition = definitions.find(({ name }) => name === chosen?.name);
    if (!chosen || options.length !== 1 || !definition || definition.type !== chosen.type) {
      throw new InvalidActionError(`/${path} needs one of its subcommands: ${names(definitions)}`);
    }
    return checkLevel(`${path} ${chosen.name}`, childrenOf(definition), chosen.options ?? [], typing);
  }

  const given = new Map(options.map((option) => [option.name, option]));
  if (given.size < options.length) throw new InvalidActionError(`/${path} got an option twice`);
  for (const name of given.keys()) {
    if (definitions.some((definition) => definition.name === name)) continue;
    throw new InvalidActionError(`/${path} has no option "${name}", only ${names(definitions)}`);
  }
  let focused: APIApplicationCommandOption | undefined;
  for (const definition of definitions) {
    const option = given.get(definition.name);
    if (option?.focused) {
      if (!typing || focused || !hasAutocomplete(definition)) {
        throw new InvalidActionError(`"${definition.name}" of /${path} cannot have the focus`);
      }
      focused = definition;
    } else if (option) checkValue(definition, option);
    else if (definition.required && !typing) throw new InvalidActionError(`/${path} needs "${definition.name}"`);
  }
  if (typing && !focused) throw new InvalidActionError(`No option of /${path} has the focus`);
  return { path, ...(focused ? { focused } : {}) };
}

function checkValue(definition: APIApplicationCommandOption, { type, value }: PlaygroundOption): void {
  const impossible = (why: string) => new InvalidActionError(`"${definition.name}" ${why}`);
  if (type !== definition.type) throw impossible(`has type ${definition.type}, not ${type}`);
  switch (definition.type) {
    case ApplicationCommandOptionType.String:
      if (typeof value !== 'string') throw impossible('is a string');
      checkRange(countCharacters(value), definition.min_length, definition.max_length ?? LONGEST_STRING, impossible);
      break;
    case ApplicationCommandOptionType.Integer:
    case ApplicationCommandOptionType.Number:
      if (typeof value !== 'number' || !Number.isFinite(value)) throw impossible('is a number');
      if (definition.type === ApplicationCommandOptionType.Integer && !Number.isSafeInteger(value)) {
        throw impossible('is an integer');
      }
      checkRange(value, definition.min_value, definition.max_value, impossible);
      break;
    case ApplicationCommandOptionType.Boolean:
      if (typeof value !== 'boolean') throw impossible('is true or false');
      break;
    case ApplicationCommandOptionType.Attachment:
      throw impossible('takes a file, and there are none in the playground');
    default:
      if (typeof value !== 'string') throw impossible('is an id');
  }
  const choices = 'choices' in definition ? (definition.choices ?? []) : [];
  if (choices.length > 0 && !choices.some((choice) => choice.value === value)) {
    throw impossible(`is one of ${choices.map((choice) => choice.value).join(', ')}`);
  }
}

function checkRange(
  size: number,
  least: number | undefined,
  most: number | undefined,
  impossible: (why: string) => InvalidActionError,
): void {
  if (least !== undefined && size < least) throw impossible(`is ${least} or more`);
  if (most !== undefined && size > most) throw impossible(`is ${most} or less`);
}

/**
 * Nests option values under the subcommands of a path.
 *
 * @param words The subcommand names.
 * @param focused The name of the option that has the focus.
 * @throws InvalidActionError when the command has no such subcommand or option.
 */
export function nestOptions(
  command: APIApplicationCommand,
  words: readonly string[],
  values: Readonly<Record<string, OptionValue>>,
  focused?: string,
): PlaygroundOption[] {
  return nestLevel(`/${command.name}`, command.options ?? [], words, values, focused);
}

function nestLevel(
  path: string,
  definitions: readonly APIApplicationCommandOption[],
  words: readonly string[],
  values: Readonly<Record<string, OptionValue>>,
  focused: string | undefined,
): PlaygroundOption[] {
  const find = (name: string) => {
    const definition = definitions.find((one) => one.name === name);
    if (!definition) throw new InvalidActionError(`${path} has no "${name}", only ${names(definitions)}`);
    return definition;
  };
  const [word, ...rest] = words;
  if (word !== undefined) {
    const definition = find(word);
    const options = nestLevel(`${path} ${word}`, childrenOf(definition), rest, values, focused);
    return [{ name: word, type: definition.type, options }];
  }
  return Object.entries(values).map(([name, value]) => ({
    name,
    type: find(name).type,
    value,
    ...(name === focused ? { focused: true } : {}),
  }));
}

function isNesting({ type }: APIApplicationCommandOption): boolean {
  return type === ApplicationCommandOptionType.Subcommand || type === ApplicationCommandOptionType.SubcommandGroup;
}

function childrenOf(definition: APIApplicationCommandOption): readonly APIApplicationCommandOption[] {
  return 'options' in definition ? (definition.options ?? []) : [];
}

function hasAutocomplete(definition: APIApplicationCommandOption): boolean {
  return 'autocomplete' in definition && definition.autocomplete === true;
}

function names(definitions: readonly APIApplicationCommandOption[]): string {
  return definitions.map(({ name }) => name).join(', ') || 'none';
}
