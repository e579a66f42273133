import type { FastifyInstance, FastifyRequest } from 'fastify';
import { deleteReply, editReply, followUp } from '../../interactions/follow-ups.ts';
import { BOT } from '../../world/people.ts';
import { refusals } from '../api-error.ts';
import type { ApiContext } from '../context.ts';
import { param } from '../params.ts';
import { RequestBody } from '../request-body.ts';

/** See https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages */
export function webhookRoutes(app: FastifyInstance, { desk, spec, world }: ApiContext): void {
  const path = '/webhooks/:application_id/:token';
  const interactionOf = (request: FastifyRequest) => {
    if (param(request, 'application_id') !== BOT.id) throw refusals.unknownWebhook();
    return desk.byToken(param(request, 'token'));
  };

  app.post(path, async (request) => {
    const schemas = await spec();
    const interaction = interactionOf(request);
    const { json, files } = RequestBody.of(request);
    const form = schemas.read('IncomingWebhookRequestPartialSchema', json);
    return followUp(world, desk, interaction, { form, files });
  });

  app.get(`${path}/messages/:message_id`, async (request) => {
    return desk.message(interactionOf(request), param(request, 'message_id'));
  });

  app.patch(`${path}/messages/:message_id`, async (request) => {
    const schemas = await spec();
    const interaction = interactionOf(request);
    const { json, files } = RequestBody.of(request);
    const form = schemas.read('IncomingWebhookUpdateRequestPartialSchema', json);
    return editReply(world, desk, interaction, param(request, 'message_id'), { form, files });
  });

  app.delete(`${path}/messages/:message_id`, async (request, reply) => {
    deleteReply(world, desk, interactionOf(request), param(request, 'message_id'));
    return reply.code(204).send();
  });
}
