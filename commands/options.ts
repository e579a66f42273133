import type { SlashCommandBooleanOption, SlashCommandStringOption } from '@discordjs/builders';
import type { ChatInputCommandInteraction } from 'discord.js';
import { COMMAND } from '../src/discord/limits.ts';
import { boundedQuery, QUERY_LENGTH } from '../src/discord/route.ts';

/** An option for a name. It has suggestions, and accepts anything else as well. */
export function nameOption(name: string, description: string, { required = false } = {}) {
  return (option: SlashCommandStringOption): SlashCommandStringOption =>
    option
      .setName(name)
      .setDescription(description)
      .setAutocomplete(true)
      .setMaxLength(COMMAND.choiceValue)
      .setRequired(required);
}

/** An option for words to search for. */
export function wordsOption(name: string, description: string, { required = false } = {}) {
  return (option: SlashCommandStringOption): SlashCommandStringOption =>
    option.setName(name).setDescription(description).setMaxLength(QUERY_LENGTH).setRequired(required);
}

/** Every command has it. */
export function privateOption(option: SlashCommandBooleanOption): SlashCommandBooleanOption {
  return option.setName('private').setDescription('Show the answer to me alone');
}

export function isPrivate({ options }: ChatInputCommandInteraction): boolean {
  return options.getBoolean('private') ?? false;
}

/**
 * What was typed for an option, tidied; undefined when nothing was. Discord holds members to the lengths of the
 * options, but nothing here relies on that.
 */
export function typed({ options }: ChatInputCommandInteraction, name: string): string | undefined {
  return boundedQuery(options.getString(name) ?? '') || undefined;
}
