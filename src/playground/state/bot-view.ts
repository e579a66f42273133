import type { APIMessage } from 'discord-api-types/v10';
import type { Channel } from './channels.ts';
import { BOT } from './people.ts';

/**
 * A message as seen by a bot without the message content intent. In a guild, it reads only its own messages and those
 * that mention it. See https://discord.com/developers/docs/events/gateway#message-content-intent
 */
export function seenByBot(message: APIMessage, channel: Channel): APIMessage {
  const concerned = message.author.id === BOT.id || message.mentions.some(({ id }) => id === BOT.id);
  if (channel.kind === 'dm' || concerned) return message;
  return { ...message, content: '', embeds: [], attachments: [], components: [] };
}
