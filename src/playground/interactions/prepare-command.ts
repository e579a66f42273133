import {
  type APIApplicationCommand,
  type APIMessage,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionType,
} from 'discord-api-types/v10';
import type { PlaygroundOption } from '../protocol.ts';
import type { Channel } from '../state/channels.ts';
import type { DiscordState } from '../state/discord-state.ts';
import { checkAvailable } from './availability.ts';
import { InvalidActionError } from './errors.ts';
import { checkOptions } from './options.ts';
import type { ActionContext, PreparedInteraction } from './prepared-interaction.ts';
import { type ResolvedKind, resolveIds } from './resolved-data.ts';

/**
 * Prepares a slash command.
 *
 * @throws InvalidActionError if a client would not allow it.
 */
export function prepareCommand(
  state: DiscordState,
  context: ActionContext,
  commandId: string,
  options: readonly PlaygroundOption[],
): PreparedInteraction {
  const command = available(state, context, commandId, ApplicationCommandType.ChatInput);
  const { path } = checkOptions(command, options, false);
  return {
    type: InteractionType.ApplicationCommand,
    kind: 'command',
    label: `/${path}`,
    data: commandData(state, context.channel, command, options),
    command: { name: path, type: InteractionType.ApplicationCommand },
    describe: (base) => ({ ...base, type: InteractionType.ApplicationCommand }),
  };
}

/**
 * Prepares an autocomplete request for the focused option.
 *
 * @throws InvalidActionError if a client would not request suggestions.
 */
export function prepareAutocomplete(
  state: DiscordState,
  context: ActionContext,
  commandId: string,
  options: readonly PlaygroundOption[],
): PreparedInteraction {
  const command = available(state, context, commandId, ApplicationCommandType.ChatInput);
  const { focused } = checkOptions(command, options, true);
  return {
    type: InteractionType.ApplicationCommandAutocomplete,
    kind: 'autocomplete',
    label: `autocomplete: ${focused?.name}`,
    data: commandData(state, context.channel, command, options),
    ...(focused ? { focusedType: focused.type } : {}),
  };
}

/**
 * Prepares a message command.
 *
 * @throws InvalidActionError if a client would not allow it.
 */
export function prepareMessageCommand(
  state: DiscordState,
  context: ActionContext,
  commandId: string,
  target: APIMessage,
): PreparedInteraction {
  const command = available(state, context, commandId, ApplicationCommandType.Message);
  return {
    type: InteractionType.ApplicationCommand,
    kind: 'command',
    label: `Apps > ${command.name}`,
    data: {
      ...identity(command),
      target_id: target.id,
      resolved: { messages: { [target.id]: target } },
    },
    target,
    command: { name: command.name, type: InteractionType.ApplicationCommand },
    describe: (base) => ({
      ...base,
      type: InteractionType.ApplicationCommand,
      target_message_id: target.id,
    }),
  };
}

function available(
  state: DiscordState,
  context: ActionContext,
  commandId: string,
  type: ApplicationCommandType,
): APIApplicationCommand {
  const command = state.commands.all().find((one) => one.id === commandId && one.type === type);
  if (!command) throw new InvalidActionError('There is no such command');
  checkAvailable(command, context.person, context.channel);
  return command;
}

function identity({ id, name, type, guild_id: guildId }: APIApplicationCommand): object {
  return { id, name, type, ...(guildId === undefined ? {} : { guild_id: guildId }) };
}

function commandData(
  state: DiscordState,
  channel: Channel,
  command: APIApplicationCommand,
  options: readonly PlaygroundOption[],
): object {
  const resolved = idsToResolve(options).map(({ id, kinds }) => resolveIds(state, [id], kinds, channel));
  return {
    ...identity(command),
    ...(options.length > 0 ? { options } : {}),
    ...(resolved.length > 0 ? { resolved: merge(resolved) } : {}),
  };
}

const RESOLVED_KINDS: ReadonlyMap<number, readonly ResolvedKind[]> = new Map<number, readonly ResolvedKind[]>([
  [ApplicationCommandOptionType.User, ['user']],
  [ApplicationCommandOptionType.Role, ['role']],
  [ApplicationCommandOptionType.Channel, ['channel']],
  [ApplicationCommandOptionType.Mentionable, ['user', 'role']],
]);

/** The option values that are ids, with the kinds of object they may refer to. */
function idsToResolve(options: readonly PlaygroundOption[]): { id: string; kinds: readonly ResolvedKind[] }[] {
  return options.flatMap((option) => {
    const kinds = RESOLVED_KINDS.get(option.type);
    const own = kinds && option.value !== undefined ? [{ id: String(option.value), kinds }] : [];
    return [...own, ...idsToResolve(option.options ?? [])];
  });
}

function merge(parts: readonly ReturnType<typeof resolveIds>[]): ReturnType<typeof resolveIds> {
  return {
    users: Object.assign({}, ...parts.map(({ users }) => users)),
    members: Object.assign({}, ...parts.map(({ members }) => members)),
    roles: Object.assign({}, ...parts.map(({ roles }) => roles)),
    channels: Object.assign({}, ...parts.map(({ channels }) => channels)),
  };
}
