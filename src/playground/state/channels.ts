import { type APIDMChannel, type APITextChannel, type APIUser, ChannelType } from 'discord-api-types/v10';
import type { PlaygroundChannel } from '../protocol.ts';
import { NO_FLAGS } from './flags.ts';
import { MAYA, PEOPLE } from './people.ts';
import { snowflakeAt } from './snowflakes.ts';

export const GUILD_ID = snowflakeAt(Date.parse('2019-05-05T12:00:00Z'));

export interface TextChannel extends PlaygroundChannel {
  readonly kind: 'text';
}

export interface DirectChannel extends PlaygroundChannel {
  readonly kind: 'dm';
  /** The user whose conversation with the bot it is. */
  readonly userId: string;
}

export type Channel = TextChannel | DirectChannel;

const TEXT: readonly (readonly [name: string, topic: string])[] = [
  ['general', 'Say hello. Shows, hosts, and whatever else is on your bench'],
  ['what-was-that-episode', 'You remember half of it? Ask here. Try /hpr search, or Apps > Find in HPR on a message'],
  ['linux', 'Shells, kernels, text editors, and virtual machines'],
  ['radio-and-electronics', 'Ham radio, soldering, and things that smell of flux'],
  ['kitchen', 'Bread, home brewing, coffee'],
];

export const TEXT_CHANNELS: readonly TextChannel[] = TEXT.map(([name, topic], index) => ({
  id: snowflakeAt(Date.parse('2019-05-05T12:01:00Z'), index),
  name,
  topic,
  kind: 'text',
}));

export const DIRECT_CHANNELS: readonly DirectChannel[] = PEOPLE.map(({ user }, index) => ({
  id: snowflakeAt(Date.parse('2024-02-02T08:00:00Z'), index),
  name: `${user.global_name ?? user.username} and HPR`,
  topic: 'A direct message: only the two of you',
  kind: 'dm',
  userId: user.id,
}));

/** A guild channel in the API's format. */
export function guildChannel(channel: TextChannel, lastMessageId: string | null): APITextChannel {
  return {
    id: channel.id,
    type: ChannelType.GuildText,
    guild_id: GUILD_ID,
    name: channel.name,
    topic: channel.topic,
    position: TEXT_CHANNELS.indexOf(channel),
    parent_id: null,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: [],
    last_message_id: lastMessageId,
    last_pin_timestamp: null,
    flags: NO_FLAGS,
  };
}

/** A direct message channel in the API's format. */
export function directChannel(channel: DirectChannel, lastMessageId: string | null): APIDMChannel {
  const person = PEOPLE.find(({ user }) => user.id === channel.userId) ?? MAYA;
  const recipients: APIUser[] = [person.user];
  return {
    id: channel.id,
    type: ChannelType.DM,
    name: null,
    recipients,
    last_message_id: lastMessageId,
    flags: NO_FLAGS,
  };
}
