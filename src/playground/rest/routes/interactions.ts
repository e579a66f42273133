import { InteractionResponseType } from 'discord-api-types/v10';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Interaction, InteractionResponse } from '../../interactions/interaction.ts';
import type { ApiContext } from '../context.ts';
import { param } from '../params.ts';
import { RequestBody } from '../request-body.ts';

const query = z.looseObject({ with_response: z.string().optional() });

/** See https://discord.com/developers/docs/interactions/receiving-and-responding#create-interaction-response */
export function interactionRoutes(app: FastifyInstance, { broker, spec }: ApiContext): void {
  app.post('/interactions/:interaction_id/:interaction_token/callback', async (request, reply) => {
    const { json, files } = RequestBody.of(request);
    const schemas = await spec();
    const id = param(request, 'interaction_id');
    const { interaction, answer } = broker.respond(schemas, id, param(request, 'interaction_token'), json, files);
    if (query.safeParse(request.query).data?.with_response !== 'true') return reply.code(204).send();
    return callbackResponse(interaction, answer);
  });
}

/** See https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback-interaction-callback-response-object */
function callbackResponse({ id, prepared }: Interaction, answer: InteractionResponse): object {
  const { message, responseType, ephemeral, deferred } = answer;
  const type =
    responseType === InteractionResponseType.DeferredChannelMessageWithSource
      ? InteractionResponseType.ChannelMessageWithSource
      : responseType === InteractionResponseType.DeferredMessageUpdate
        ? InteractionResponseType.UpdateMessage
        : responseType;
  const made = responseType !== InteractionResponseType.DeferredMessageUpdate;
  return {
    interaction: {
      id,
      type: prepared.type,
      ...(message
        ? {
            response_message_id: message.id,
            response_message_loading: deferred && made,
            response_message_ephemeral: ephemeral,
          }
        : {}),
    },
    ...(message ? { resource: { type, message } } : {}),
  };
}
