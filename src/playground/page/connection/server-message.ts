import type {
  APIApplicationCommand,
  APIApplicationCommandOptionChoice,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIUser,
} from 'discord-api-types/v10';
import * as z from 'zod/mini';
import type { ServerMessage } from '../../protocol.ts';

/**
 * The server validates Discord's objects in full when the bot sends them. This schema checks only what the page relies
 * on, so that a message of another protocol version is rejected rather than half rendered.
 */
function having<T>(...keys: readonly (keyof T & string)[]): z.ZodMiniType<T> {
  return z.custom<T>((value) => typeof value === 'object' && value !== null && keys.every((key) => key in value));
}

const user = having<APIUser>('id', 'username');
const commands = z.array(having<APIApplicationCommand>('id', 'name', 'type'));
const modal = having<APIModalInteractionResponseCallbackData>('custom_id', 'title', 'components');

const message = z.object({
  message: having<APIMessage>('id', 'channel_id', 'author', 'content', 'timestamp', 'type'),
  visibleTo: z.exactOptional(z.string()),
  thinking: z.exactOptional(z.boolean()),
});

const report = z.object({
  nonce: z.string(),
  interactionId: z.string(),
  userId: z.string(),
  label: z.string(),
  kind: z.enum(['command', 'autocomplete', 'component', 'modal']),
  state: z.enum(['sent', 'answered', 'failed']),
  milliseconds: z.exactOptional(z.number()),
  error: z.exactOptional(z.string()),
});

const serverMessage: z.ZodMiniType<ServerMessage> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    users: z.array(user).check(z.minLength(1)),
    bot: user,
    botOnline: z.boolean(),
    guildName: z.string(),
    channels: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          kind: z.enum(['text', 'dm']),
          topic: z.string(),
          userId: z.exactOptional(z.string()),
        }),
      )
      .check(z.minLength(1)),
    commands,
    messages: z.array(message),
  }),
  z.object({ type: z.literal('bot'), online: z.boolean() }),
  z.object({ type: z.literal('commands'), commands }),
  z.object({ type: z.literal('message'), message }),
  z.object({ type: z.literal('messageDelete'), channelId: z.string(), messageId: z.string() }),
  z.object({
    type: z.literal('choices'),
    nonce: z.string(),
    choices: z.array(having<APIApplicationCommandOptionChoice>('name', 'value')),
  }),
  z.object({ type: z.literal('modal'), interactionId: z.string(), userId: z.string(), modal }),
  z.object({ type: z.literal('report'), report }),
  z.object({ type: z.literal('refused'), nonce: z.exactOptional(z.string()), reason: z.string() }),
]);

/** Parses a WebSocket frame; undefined if it is not a message of this protocol. */
export function parseServerMessage(frame: unknown): ServerMessage | undefined {
  if (typeof frame !== 'string') return undefined;
  try {
    const parsed = serverMessage.safeParse(JSON.parse(frame));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
