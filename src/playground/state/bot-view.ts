import {
  type APIGuildMemberNoUser,
  type APIMessage,
  ChannelType,
  type GatewayMessageEventExtraFields,
} from 'discord-api-types/v10';
import { type Channel, GUILD_ID } from './channels.ts';
import { MEMBERS } from './guild.ts';
import { BOT } from './people.ts';

/**
 * A message as seen by a bot without the message content intent. In a guild, it reads only its own messages and those
 * that mention it. See https://discord.com/developers/docs/events/gateway#message-content-intent
 */
export function seenByBot({ referenced_message: referenced, ...message }: APIMessage, channel: Channel): APIMessage {
  const reference =
    referenced === undefined ? {} : { referenced_message: referenced && seenByBot(referenced, channel) };
  const concerned = message.author.id === BOT.id || message.mentions.some(({ id }) => id === BOT.id);
  if (channel.kind === 'dm' || concerned) return { ...message, ...reference };
  return { ...message, ...reference, content: '', embeds: [], attachments: [], components: [] };
}

/**
 * The additional fields of a message in the gateway's events.
 * See https://discord.com/developers/docs/events/gateway-events#message-create
 */
export function eventFields({ author, mentions }: APIMessage, channel: Channel): GatewayMessageEventExtraFields {
  if (channel.kind === 'dm') return { channel_type: ChannelType.DM, mentions };
  return {
    channel_type: ChannelType.GuildText,
    guild_id: GUILD_ID,
    ...memberField(author.id),
    mentions: mentions.map((user) => ({ ...user, ...memberField(user.id) })),
  };
}

function memberField(id: string): { readonly member?: APIGuildMemberNoUser } {
  const found = MEMBERS.find(({ user }) => user.id === id);
  if (!found) return {};
  const { user: _, ...member } = found;
  return { member };
}
