import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import { DISCORD } from '../discord-numbers.ts';
import type { CommandOption } from './commands.ts';

/** A value to choose, and its display name. */
export type Choice = APIApplicationCommandOptionChoice;

/** The parsed value of an option, or the error as Discord words it. */
export type OptionValue =
  | { readonly ok: true; readonly value: string | number | boolean }
  | { readonly ok: false; readonly error: string };

const BOOLEAN_CHOICES: readonly Choice[] = [
  { name: 'True', value: 'true' },
  { name: 'False', value: 'false' },
];

/** The choices known without the bot: the option's own, or True and False. */
export function fixedChoices(option: CommandOption): readonly Choice[] {
  if (option.type === DISCORD.option.boolean) return BOOLEAN_CHOICES;
  return 'choices' in option && option.choices !== undefined ? option.choices : [];
}

/** Whether the bot provides suggestions for the option. */
export function hasAutocomplete(option: CommandOption): boolean {
  return 'autocomplete' in option && option.autocomplete === true;
}

/** Parses and validates the text of an option as Discord's client does. */
export function readOption(option: CommandOption, text: string): OptionValue {
  const trimmed = text.trim();
  if (trimmed === '') return fail('This option is required. Specify a value.');
  if (option.type === DISCORD.option.boolean) return readBoolean(trimmed);
  const choices = fixedChoices(option);
  if (choices.length > 0) return readChoice(choices, trimmed);
  if (option.type === DISCORD.option.integer || option.type === DISCORD.option.number) {
    return readNumber(option, trimmed);
  }
  if (option.type === DISCORD.option.string) {
    if (option.min_length !== undefined && trimmed.length < option.min_length) {
      return fail(`Must be ${option.min_length} or more in length.`);
    }
    if (option.max_length !== undefined && trimmed.length > option.max_length) {
      return fail(`Must be ${option.max_length} or fewer in length.`);
    }
  }
  return { ok: true, value: trimmed };
}

function readBoolean(text: string): OptionValue {
  const lower = text.toLowerCase();
  if (lower !== 'true' && lower !== 'false') return fail('Input a true or false value.');
  return { ok: true, value: lower === 'true' };
}

function readChoice(choices: readonly Choice[], text: string): OptionValue {
  const lower = text.toLowerCase();
  const found = choices.find((choice) => choice.name.toLowerCase() === lower || String(choice.value) === text);
  return found === undefined ? fail('Select one of the choices.') : { ok: true, value: found.value };
}

function readNumber(
  option: Extract<CommandOption, { readonly min_value?: number; readonly max_value?: number }>,
  text: string,
): OptionValue {
  const value = Number(text);
  const whole = option.type === DISCORD.option.integer;
  if (!Number.isFinite(value) || (whole && !Number.isSafeInteger(value))) {
    return fail(whole ? 'Input a valid integer.' : 'Input a valid number.');
  }
  if (option.min_value !== undefined && value < option.min_value) {
    return fail(`Input a value greater than or equal to ${option.min_value}.`);
  }
  if (option.max_value !== undefined && value > option.max_value) {
    return fail(`Input a value less than or equal to ${option.max_value}.`);
  }
  return { ok: true, value };
}

function fail(error: string): OptionValue {
  return { ok: false, error };
}
