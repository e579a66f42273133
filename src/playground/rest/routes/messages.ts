import { type APIMessage, MessageReferenceType, MessageType } from 'discord-api-types/v10';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { checkMessage } from '../../checks/message.ts';
import { seenByBot } from '../../world/bot-view.ts';
import type { Channel } from '../../world/channels.ts';
import type { MessageForm } from '../../world/message-form.ts';
import { BOT } from '../../world/people.ts';
import { compareSnowflakes } from '../../world/snowflakes.ts';
import type { World } from '../../world/world.ts';
import { refusals } from '../api-error.ts';
import type { ApiContext } from '../context.ts';
import { param } from '../params.ts';
import { RequestBody } from '../request-body.ts';
import { channelOf } from './channels.ts';

const id = z.string().regex(/^\d{1,20}$/);
const page = z.looseObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  before: id.optional(),
  after: id.optional(),
});

/** See https://discord.com/developers/docs/resources/message */
export function messageRoutes(app: FastifyInstance, { spec, world }: ApiContext): void {
  const path = '/channels/:channel_id/messages';
  const here = (request: FastifyRequest) => channelOf(world, param(request, 'channel_id'));

  app.get(path, async (request) => {
    const channel = here(request);
    const { limit, before, after } = page.catch({ limit: 50 }).parse(request.query);
    const messages = world.messages
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
    return seenByBot(messageOf(world, channel, param(request, 'message_id')), channel);
  });

  app.post(path, async (request) => {
    const channel = here(request);
    const { json, files } = RequestBody.of(request);
    const form = (await spec()).read('MessageCreateRequestSchema', json);
    checkMessage({ form, files }, []);
    const answers = referenceOf(world, channel, form);
    const type = answers.message_reference ? MessageType.Reply : MessageType.Default;
    const made = world.maker.create(
      { id: world.newId(), channelId: channel.id, author: BOT, type, time: world.now() },
      { form, files },
    );
    const message = { ...made, ...answers };
    world.messages.put({ message });
    return message;
  });

  app.patch(`${path}/:message_id`, async (request) => {
    const channel = here(request);
    const before = messageOf(world, channel, param(request, 'message_id'));
    if (before.author.id !== BOT.id) throw refusals.notYourMessage();
    const { json, files } = RequestBody.of(request);
    const form = (await spec()).read('MessageEditRequestPartialSchema', json);
    checkMessage({ form, files }, [], before);
    const message = world.maker.edit(before, { form, files }, world.now());
    world.messages.put({ message });
    return message;
  });

  app.delete(`${path}/:message_id`, async (request, reply) => {
    const channel = here(request);
    const message = messageOf(world, channel, param(request, 'message_id'));
    if (message.author.id !== BOT.id) throw refusals.missingPermissions();
    world.messages.remove(channel.id, message.id);
    return reply.code(204).send();
  });
}

/** What everybody may see; ephemeral messages are reached by their interaction's token alone. */
function messageOf(world: World, channel: Channel, messageId: string): APIMessage {
  const found = world.messages.get(channel.id, messageId);
  if (!found || found.visibleTo !== undefined) throw refusals.unknownMessage();
  return found.message;
}

function referenceOf(world: World, channel: Channel, form: MessageForm): Partial<APIMessage> {
  if (!form.message_reference) return {};
  const { referenced_message: _, ...message } = messageOf(world, channel, form.message_reference.message_id);
  return {
    message_reference: { type: MessageReferenceType.Default, channel_id: channel.id, message_id: message.id },
    referenced_message: message,
  };
}
