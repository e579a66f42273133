import { type APIMessage, MessageType } from 'discord-api-types/v10';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { apiErrors } from '../../api-error.ts';
import { FormErrors } from '../../checks/form-errors.ts';
import { checkMessage } from '../../checks/message.ts';
import { seenByBot } from '../../state/bot-view.ts';
import type { Channel } from '../../state/channels.ts';
import type { DiscordState } from '../../state/discord-state.ts';
import type { MessageForm } from '../../state/message-form.ts';
import { BOT } from '../../state/people.ts';
import { compareSnowflakes } from '../../state/snowflakes.ts';
import type { ApiContext } from '../context.ts';
import { param } from '../params.ts';
import { RequestBody } from '../request-body.ts';
import { channelOf } from './channels.ts';

/** Milliseconds that a nonce is remembered. Discord: a few minutes. */
const NONCE_LIFETIME = 5 * 60_000;

const id = z.string().regex(/^\d{1,20}$/);
const page = z.looseObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  before: id.optional(),
  after: id.optional(),
});

/** See https://discord.com/developers/docs/resources/message */
export function messageRoutes(app: FastifyInstance, { spec, state }: ApiContext): void {
  const path = '/channels/:channel_id/messages';
  const here = (request: FastifyRequest) => channelOf(state, param(request, 'channel_id'));

  app.get(path, async (request) => {
    const channel = here(request);
    const { limit, before, after } = page.catch({ limit: 50 }).parse(request.query);
    const messages = state.messages
      .inChannel(channel.id)
      .filter(({ visibleTo }) => visibleTo === undefined)
      .map(({ message }) => message)
      .filter(
        (message) =>
          (before === undefined || compareSnowflakes(message.id, before) < 0) &&
          (after === undefined || compareSnowflakes(message.id, after) > 0),
      );
    const chosen = after === undefined ? messages.slice(-limit) : messages.slice(0, limit);
    return chosen.reverse().map((message) => seenByBot(message, channel));
  });

  app.get(`${path}/:message_id`, async (request) => {
    const channel = here(request);
    return seenByBot(messageOf(state, channel, param(request, 'message_id')), channel);
  });

  app.post(path, async (request) => {
    const channel = here(request);
    const { json, files } = RequestBody.of(request);
    const form = (await spec()).read('MessageCreateRequestSchema', json);
    checkMessage({ form, files }, []);
    const same = withNonce(state, channel, form);
    if (same) return same;
    const repliesTo = repliedTo(state, channel, form);
    const type = repliesTo ? MessageType.Reply : MessageType.Default;
    const message = state.messageFactory.create(
      {
        id: state.newId(),
        channelId: channel.id,
        author: BOT,
        type,
        time: state.now(),
        ...(repliesTo ? { repliesTo } : {}),
      },
      { form, files },
    );
    state.messages.put({ message });
    return message;
  });

  app.patch(`${path}/:message_id`, async (request) => {
    const channel = here(request);
    const before = messageOf(state, channel, param(request, 'message_id'));
    if (before.author.id !== BOT.id) throw apiErrors.notYourMessage();
    const { json, files } = RequestBody.of(request);
    const form = (await spec()).read('MessageEditRequestPartialSchema', json);
    checkMessage({ form, files }, [], before);
    const message = state.messageFactory.edit(before, { form, files }, state.now());
    state.messages.put({ message });
    return message;
  });

  app.delete(`${path}/:message_id`, async (request, reply) => {
    const channel = here(request);
    const message = messageOf(state, channel, param(request, 'message_id'));
    if (message.author.id !== BOT.id) throw apiErrors.missingPermissions();
    state.messages.remove(channel.id, message.id);
    return reply.code(204).send();
  });
}

/** Public messages only. Ephemeral ones are reached only with their interaction's token. */
function messageOf(state: DiscordState, channel: Channel, messageId: string): APIMessage {
  const found = state.messages.get(channel.id, messageId);
  if (!found || found.visibleTo !== undefined) throw apiErrors.unknownMessage();
  return found.message;
}

/** The message that a new one replies to. */
function repliedTo(state: DiscordState, channel: Channel, { message_reference: reference }: MessageForm) {
  if (!reference) return undefined;
  const found = state.messages.get(channel.id, reference.message_id);
  if (found && found.visibleTo === undefined) return found.message;
  if (reference.fail_if_not_exists === false) return undefined;
  const errors = new FormErrors();
  errors.add(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
  throw errors.toApiError();
}

/** A recent message of the bot with the form's nonce, if the form enforces it. */
function withNonce(state: DiscordState, channel: Channel, form: MessageForm): APIMessage | undefined {
  if (!form.enforce_nonce || form.nonce == null) return undefined;
  const since = state.now() - NONCE_LIFETIME;
  return state.messages
    .inChannel(channel.id)
    .map(({ message }) => message)
    .find(
      ({ author, nonce, timestamp }) => author.id === BOT.id && nonce === form.nonce && Date.parse(timestamp) > since,
    );
}
