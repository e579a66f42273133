import type { FastifyInstance } from 'fastify';
import type { ApiContext } from '../context.ts';

/** See https://discord.com/developers/docs/events/gateway#get-gateway-bot */
export function gatewayBotRoutes(app: FastifyInstance, { gatewayUrl }: ApiContext): void {
  app.get('/gateway/bot', async () => ({
    url: gatewayUrl(),
    shards: 1,
    session_start_limit: { total: 1_000, remaining: 1_000, reset_after: 86_400_000, max_concurrency: 1 },
  }));
}

/** The only route without authentication. */
export function gatewayRoutes(app: FastifyInstance, { gatewayUrl }: ApiContext): void {
  app.get('/gateway', async () => ({ url: gatewayUrl() }));
}
