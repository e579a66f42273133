import { type APIGuildMember, type APIUser, PermissionFlagsBits } from 'discord-api-types/v10';
import { NO_FLAGS } from './flags.ts';
import { snowflakeAt } from './snowflakes.ts';

/** A user of the playground who is not a bot. */
export interface Person {
  readonly user: APIUser;
  /** Permissions in the guild's channels. */
  readonly permissions: bigint;
  readonly joined: string;
}

/** The permissions of the @everyone role. */
export const EVERYONE_PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.UseExternalEmojis |
  PermissionFlagsBits.UseApplicationCommands;

const OWNER_PERMISSIONS =
  EVERYONE_PERMISSIONS |
  PermissionFlagsBits.Administrator |
  PermissionFlagsBits.ManageGuild |
  PermissionFlagsBits.ManageChannels |
  PermissionFlagsBits.ManageMessages |
  PermissionFlagsBits.MentionEveryone;

function user(born: string, username: string, name: string, bot = false): APIUser {
  return {
    id: snowflakeAt(Date.parse(born)),
    username,
    discriminator: bot ? '4414' : '0',
    global_name: bot ? null : name,
    avatar: null,
    banner: null,
    accent_color: null,
    avatar_decoration_data: null,
    collectibles: null,
    primary_guild: null,
    public_flags: NO_FLAGS,
    flags: NO_FLAGS,
    ...(bot ? { bot: true } : {}),
  };
}

/** The guild's owner, who may use every command. */
export const MAYA: Person = {
  user: user('2016-03-14T09:26:53Z', 'maya.solder', 'Maya'),
  permissions: OWNER_PERMISSIONS,
  joined: '2019-05-05T12:00:00.000Z',
};

/** An ordinary member. */
export const TOMAS: Person = {
  user: user('2017-11-02T18:05:00Z', 'tomas_qrp', 'Tomás'),
  permissions: EVERYONE_PERMISSIONS,
  joined: '2021-01-17T20:30:00.000Z',
};

export const PEOPLE: readonly Person[] = [MAYA, TOMAS];

export const BOT: APIUser = user('2024-01-01T00:00:00Z', 'HPR', 'HPR', true);

/** A user as a guild member, in the API's format. */
export function memberOf(user: APIUser, joined: string): APIGuildMember & { readonly user: APIUser } {
  return {
    user,
    nick: null,
    avatar: null,
    banner: null,
    roles: [],
    joined_at: joined,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: NO_FLAGS,
    pending: false,
    communication_disabled_until: null,
  };
}
