import type { APIRole, APIUser } from 'discord-api-types/v10';
import { type Channel, GUILD_ID } from '../state/channels.ts';
import type { DiscordState } from '../state/discord-state.ts';
import { MEMBERS, ROLES } from '../state/guild.ts';
import { BOT, EVERYONE_PERMISSIONS, PEOPLE } from '../state/people.ts';
import { InvalidActionError } from './errors.ts';
import { partialChannel } from './payloads.ts';

/** The kinds of object that an id may refer to. */
export type ResolvedKind = 'user' | 'role' | 'channel';

interface ResolvedData {
  readonly users?: Record<string, APIUser>;
  readonly members?: Record<string, object>;
  readonly roles?: Record<string, APIRole>;
  readonly channels?: Record<string, object>;
}

/**
 * Builds the `resolved` data for ids selected in a menu or an option.
 *
 * @throws InvalidActionError for an id that the client would not offer.
 */
export function resolveIds(
  state: DiscordState,
  ids: readonly string[],
  kinds: readonly ResolvedKind[],
  where: Channel,
): ResolvedData {
  const users: Record<string, APIUser> = {};
  const members: Record<string, object> = {};
  const roles: Record<string, APIRole> = {};
  const channels: Record<string, object> = {};
  for (const id of ids) {
    const user = kinds.includes('user')
      ? [...PEOPLE.map((one) => one.user), BOT].find((one) => one.id === id)
      : undefined;
    const role = kinds.includes('role') ? ROLES.find((one) => one.id === id) : undefined;
    const channel = kinds.includes('channel') ? state.channel(id) : undefined;
    const member = where.kind === 'text' ? MEMBERS.find((one) => one.user.id === id) : undefined;
    if (user) users[id] = user;
    else if (role) roles[id] = role;
    else if (channel) channels[id] = partialChannel(channel);
    else throw new InvalidActionError(`${id} is not a ${kinds.join(' or ')} of server ${GUILD_ID}`);
    if (user && member) {
      const { user: _, ...rest } = member;
      members[id] = { ...rest, permissions: EVERYONE_PERMISSIONS.toString() };
    }
  }
  return {
    ...(Object.keys(users).length > 0 ? { users } : {}),
    ...(Object.keys(members).length > 0 ? { members } : {}),
    ...(Object.keys(roles).length > 0 ? { roles } : {}),
    ...(Object.keys(channels).length > 0 ? { channels } : {}),
  };
}
