import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errorStack } from '../../util/error-text.ts';
import { ApiError, apiErrors, RateLimitError } from '../api-error.ts';
import type { ApiContext } from './context.ts';
import { checkIds, majorOf, param, routeOf } from './params.ts';
import { RateLimits } from './rate-limits.ts';
import { readBodies } from './request-body.ts';
import { addRequestHooks } from './request-hooks.ts';
import { applicationRoutes } from './routes/applications.ts';
import { channelRoutes } from './routes/channels.ts';
import { commandRoutes } from './routes/commands.ts';
import { gatewayBotRoutes, gatewayRoutes } from './routes/gateway.ts';
import { guildRoutes } from './routes/guilds.ts';
import { interactionRoutes } from './routes/interactions.ts';
import { messageRoutes } from './routes/messages.ts';
import { userRoutes } from './routes/users.ts';
import { webhookRoutes } from './routes/webhooks.ts';

const WITH_TOKEN = [
  gatewayBotRoutes,
  userRoutes,
  applicationRoutes,
  commandRoutes,
  guildRoutes,
  channelRoutes,
  messageRoutes,
];

/** The part of Discord's REST API, version 10, that an interactions bot uses. */
export async function api(app: FastifyInstance, context: ApiContext): Promise<void> {
  const limits = new RateLimits(context.settings.now);
  readBodies(app);
  addRequestHooks(app, context);
  app.setErrorHandler((error, _request, reply) => sendError(error, reply, context));
  app.setNotFoundHandler((_request, reply) => sendError(apiErrors.notFound(), reply, context));

  gatewayRoutes(app, context);
  // Routes with an interaction token in the path need no bot token. Callbacks have no rate limit.
  await app.register(async (callbacks) => {
    callbacks.addHook('onRequest', async (request) => {
      checkIds(request);
      // Checked before the body is read, so that clients without a token cannot upload.
      if (!context.broker.isToken(param(request, 'interaction_token'))) throw apiErrors.unknownInteraction();
    });
    interactionRoutes(callbacks, context);
  });
  await app.register(async (webhooks) => {
    webhooks.addHook('onRequest', async (request, reply) => {
      checkIds(request);
      if (!context.broker.isToken(param(request, 'token'))) throw apiErrors.unknownWebhook();
      applyRateLimit(request, reply, limits, false);
    });
    webhookRoutes(webhooks, context);
  });
  await app.register(async (closed) => {
    closed.addHook('onRequest', async (request, reply) => {
      if (request.headers.authorization !== `Bot ${context.settings.token}`) throw apiErrors.unauthorized();
      checkIds(request);
      applyRateLimit(request, reply, limits, true);
    });
    for (const routes of WITH_TOKEN) routes(closed, context);
  });
}

function sendError(error: unknown, reply: FastifyReply, context: ApiContext): FastifyReply {
  if (error instanceof RateLimitError) reply.header('retry-after', Math.ceil(error.retryAfter));
  if (error instanceof ApiError) return reply.code(error.status).send(error.toJSON());
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return sendError(apiErrors.entityTooLarge(), reply, context);
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return sendError(new ApiError(status, 0, `${status}: Bad Request`), reply, context);
  }
  context.settings.log.warn(`playground: ${errorStack(error)}`);
  return sendError(new ApiError(500, 0, '500: Internal Server Error'), reply, context);
}

function applyRateLimit(request: FastifyRequest, reply: FastifyReply, limits: RateLimits, authorized: boolean): void {
  const { headers, retryAfter, global } = limits.consume(routeOf(request), majorOf(request), authorized);
  reply.headers(headers);
  if (retryAfter !== undefined) throw new RateLimitError(retryAfter, global);
}
