import {
  type APIApplicationCommand,
  type APIMessage,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionType,
} from 'discord-api-types/v10';
import type { PlaygroundOption } from '../protocol.ts';
import type { Channel } from '../world/channels.ts';
import type { Person } from '../world/people.ts';
import type { World } from '../world/world.ts';
import { checkAvailable } from './availability.ts';
import { InvalidActionError } from './invalid-action-error.ts';
import { checkOptions } from './options.ts';
import type { Prepared } from './prepared.ts';
import { type Referent, resolve } from './resolved.ts';

/**
 * A person sends a slash command.
 *
 * @throws ImpossibleAct when a client would not let them.
 */
export function prepareCommand(
  world: World,
  person: Person,
  channel: Channel,
  commandId: string,
  options: readonly PlaygroundOption[],
): Prepared {
  const command = available(world, person, channel, commandId, ApplicationCommandType.ChatInput);
  const { path } = checkOptions(command, options, false);
  return {
    type: InteractionType.ApplicationCommand,
    kind: 'command',
    label: `/${path}`,
    data: commandData(world, channel, command, options),
    command: { name: path, type: InteractionType.ApplicationCommand },
    describe: (base) => ({ ...base, type: InteractionType.ApplicationCommand }),
  };
}

/**
 * A person types in an option and wants suggestions for it.
 *
 * @throws ImpossibleAct when a client would not ask for any.
 */
export function prepareAutocomplete(
  world: World,
  person: Person,
  channel: Channel,
  commandId: string,
  options: readonly PlaygroundOption[],
): Prepared {
  const command = available(world, person, channel, commandId, ApplicationCommandType.ChatInput);
  const { focused } = checkOptions(command, options, true);
  return {
    type: InteractionType.ApplicationCommandAutocomplete,
    kind: 'autocomplete',
    label: `autocomplete: ${focused?.name}`,
    data: commandData(world, channel, command, options),
    ...(focused ? { focusedType: focused.type } : {}),
  };
}

/**
 * A person uses Apps > a command, on a message.
 *
 * @throws ImpossibleAct when a client would not let them.
 */
export function prepareMessageCommand(
  world: World,
  person: Person,
  channel: Channel,
  commandId: string,
  target: APIMessage,
): Prepared {
  const command = available(world, person, channel, commandId, ApplicationCommandType.Message);
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
  world: World,
  person: Person,
  channel: Channel,
  commandId: string,
  type: ApplicationCommandType,
): APIApplicationCommand {
  const command = world.commands.all().find((one) => one.id === commandId && one.type === type);
  if (!command) throw new InvalidActionError('There is no such command');
  checkAvailable(command, person, channel);
  return command;
}

function identity({ id, name, type, guild_id: guildId }: APIApplicationCommand): object {
  return { id, name, type, ...(guildId === undefined ? {} : { guild_id: guildId }) };
}

function commandData(
  world: World,
  channel: Channel,
  command: APIApplicationCommand,
  options: readonly PlaygroundOption[],
): object {
  const resolved = referents(options).map(({ id, kinds }) => resolve(world, [id], kinds, channel));
  return {
    ...identity(command),
    ...(options.length > 0 ? { options } : {}),
    ...(resolved.length > 0 ? { resolved: merge(resolved) } : {}),
  };
}

const REFERENTS: ReadonlyMap<number, readonly Referent[]> = new Map<number, readonly Referent[]>([
  [ApplicationCommandOptionType.User, ['user']],
  [ApplicationCommandOptionType.Role, ['role']],
  [ApplicationCommandOptionType.Channel, ['channel']],
  [ApplicationCommandOptionType.Mentionable, ['user', 'role']],
]);

/** The ids among the values, with what they may stand for. */
function referents(options: readonly PlaygroundOption[]): { id: string; kinds: readonly Referent[] }[] {
  return options.flatMap((option) => {
    const kinds = REFERENTS.get(option.type);
    const own = kinds && option.value !== undefined ? [{ id: String(option.value), kinds }] : [];
    return [...own, ...referents(option.options ?? [])];
  });
}

function merge(parts: readonly ReturnType<typeof resolve>[]): ReturnType<typeof resolve> {
  return {
    users: Object.assign({}, ...parts.map(({ users }) => users)),
    members: Object.assign({}, ...parts.map(({ members }) => members)),
    roles: Object.assign({}, ...parts.map(({ roles }) => roles)),
    channels: Object.assign({}, ...parts.map(({ channels }) => channels)),
  };
}
