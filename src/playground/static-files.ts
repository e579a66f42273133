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

/** The types that the page shows or plays inline. */
const INLINE = /^(?:image\/(?:png|jpeg|gif|webp)|audio\/(?:mpeg|ogg|wav|flac|mp4))$/;

/** Serves the bot's uploads. Images and audio are shown inline; everything else is a download. */
export function serveAttachments(app: FastifyInstance, state: DiscordState): void {
  app.get<{ Params: { readonly id: string } }>('/attachments/:channel/:id/:name', async (request, reply) => {
    const file = state.attachments.get(request.params.id);
    if (!file) return reply.code(404).send(apiErrors.notFound().toJSON());
    const isInline = INLINE.test(file.type);
    reply
      .type(isInline ? file.type : 'application/octet-stream')
      .header('content-disposition', isInline ? 'inline' : 'attachment')
      .header('x-content-type-options', 'nosniff')
      .header('accept-ranges', 'bytes');
    const size = file.bytes.length;
    const range = rangeOf(request.headers.range, size);
    if (range === undefined) return reply.send(file.bytes);
    const { from, to } = range;
    if (from >= to) return reply.code(416).header('content-range', `bytes */${size}`).send();
    return reply
      .code(206)
      .header('content-range', `bytes ${from}-${to - 1}/${size}`)
      .send(file.bytes.subarray(from, to));
  });
}

/** The requested byte range, which players need for seeking; undefined for the whole file. */
function rangeOf(header: string | undefined, size: number): { from: number; to: number } | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '') return last === '' ? undefined : { from: Math.max(0, size - Number(last)), to: size };
  return { from: Number(first), to: last === '' ? size : Math.min(size, Number(last) + 1) };
}
