import type { FastifyInstance, FastifyRequest } from 'fastify';
import { apiErrors } from '../../api-error.ts';
import { deleteReply, editReply, followUp } from '../../interactions/follow-ups.ts';
import { BOT } from '../../state/people.ts';
import type { ApiContext } from '../context.ts';
import { param } from '../params.ts';
import { RequestBody } from '../request-body.ts';

/** See https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages */
export function webhookRoutes(app: FastifyInstance, { broker, spec, state }: ApiContext): void {
  const path = '/webhooks/:application_id/:token';
  const interactionOf = (request: FastifyRequest) => {
    if (param(request, 'application_id') !== BOT.id) throw apiErrors.unknownWebhook();
    return broker.byToken(param(request, 'token'));
  };

  app.post(path, async (request) => {
    const schemas = await spec();
    const interaction = interactionOf(request);
    const { json, files } = RequestBody.of(request);
    const form = schemas.read('IncomingWebhookRequestPartialSchema', json);
    return followUp(state, broker, interaction, { form, files });
  });

  app.get(`${path}/messages/:message_id`, async (request) => {
    return broker.message(interactionOf(request), param(request, 'message_id'));
  });

  app.patch(`${path}/messages/:message_id`, async (request) => {
    const schemas = await spec();
    const interaction = interactionOf(request);
    const { json, files } = RequestBody.of(request);
    const form = schemas.read('IncomingWebhookUpdateRequestPartialSchema', json);
    return editReply(state, broker, interaction, param(request, 'message_id'), { form, files });
  });

  app.delete(`${path}/messages/:message_id`, async (request, reply) => {
    deleteReply(state, broker, interactionOf(request), param(request, 'message_id'));
    return reply.code(204).send();
  });
}
