import staticPlugin from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { apiErrors } from './api-error.ts';
import type { DiscordState } from './state/discord-state.ts';

/** The page loads nothing from other servers. */
const POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the built page. */
export async function servePage(app: FastifyInstance, directory: string): Promise<void> {
  await app.register(staticPlugin, {
    root: directory,
    setHeaders: (response) => {
      response.setHeader('content-security-policy', POLICY);
      response.setHeader('x-content-type-options', 'nosniff');
      response.setHeader('cache-control', 'no-cache');
    },
  });
}

/** Serves the bot's uploads. Images are shown inline; everything else is a download. */
export function serveAttachments(app: FastifyInstance, state: DiscordState): void {
  app.get<{ Params: { readonly id: string } }>('/attachments/:channel/:id/:name', async (request, reply) => {
    const file = state.attachments.get(request.params.id);
    if (!file) return reply.code(404).send(apiErrors.notFound().toJSON());
    const picture = /^image\/(?:png|jpeg|gif|webp)$/.test(file.type);
    return reply
      .type(picture ? file.type : 'application/octet-stream')
      .header('content-disposition', picture ? 'inline' : 'attachment')
      .header('x-content-type-options', 'nosniff')
      .send(file.bytes);
  });
}
