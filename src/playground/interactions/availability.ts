import {
  type APIApplicationCommand,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Channel } from '../state/channels.ts';
import type { Person } from '../state/people.ts';
import { InvalidActionError } from './errors.ts';

/**
 * Checks that a client would offer the command to that user in that channel.
 *
 * @throws InvalidActionError
 */
export function checkAvailable(command: APIApplicationCommand, person: Person, channel: Channel): void {
  const name = person.user.global_name ?? person.user.username;
  if (channel.kind === 'dm') {
    if (command.guild_id !== undefined || !inDirectMessages(command)) {
      throw new InvalidActionError(`"${command.name}" is not offered in direct messages`);
    }
    return;
  }
  if (!(command.contexts ?? [InteractionContextType.Guild]).includes(InteractionContextType.Guild)) {
    throw new InvalidActionError(`"${command.name}" is not offered in servers`);
  }
  if (!permits(command, person)) throw new InvalidActionError(`${name} may not use "${command.name}"`);
}

function inDirectMessages(command: APIApplicationCommand): boolean {
  if (command.contexts) return command.contexts.includes(InteractionContextType.BotDM);
  const { integration_types: types = [ApplicationIntegrationType.GuildInstall] } = command;
  return types.includes(ApplicationIntegrationType.UserInstall) || command.dm_permission !== false;
}

function permits({ default_member_permissions: needed }: APIApplicationCommand, { permissions }: Person): boolean {
  if (needed === null || (permissions & PermissionFlagsBits.Administrator) !== 0n) return true;
  const bits = BigInt(needed);
  return bits !== 0n && (permissions & bits) === bits;
}
