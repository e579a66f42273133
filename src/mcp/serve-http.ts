import rateLimit from '@fastify/rate-limit';
import { hostHeaderValidation, originValidation } from '@modelcontextprotocol/fastify';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler } from '@modelcontextprotocol/server';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { listenError } from '../runtime/address-in-use.ts';
import type { McpHttpConfig } from '../runtime/config.ts';
import { carriesToken } from './bearer.ts';
import type { McpContext } from './context.ts';
import { createMcpServer } from './server.ts';

/** A server that listens, until it is closed. */
export interface HttpServer {
  readonly url: string;
  close(): Promise<void>;
}

const PATH = '/mcp';
const LARGEST_BODY = 256 * 1024;
/** A request has to be here whole after this time. */
const REQUEST_TIMEOUT_MS = 15_000;
/** A connection on which nothing happens for so long is closed; open streams show a sign of life more often. */
const IDLE_TIMEOUT_MS = 60_000;
const MOST_CONNECTIONS = 20_000;
/** Requests that are worked on at once; further ones are told to come back. */
const MOST_AT_ONCE = 1000;
const MOST_SUBSCRIPTIONS = 100;
const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/** Codes that servers may choose for themselves in JSON-RPC, and what they are for here. */
const REFUSED = -32_000;

/**
 * Serves MCP over Streamable HTTP at `/mcp`, in every version of the protocol that the library speaks. Each request has a
 * server of its own, so nothing of one client can reach another.
 * @throws {AddressInUseError} when something else listens there.
 */
export async function serveHttp(
  config: McpHttpConfig & { readonly port: number },
  context: McpContext,
): Promise<HttpServer> {
  const { log } = context;
  const handler = createMcpHandler(() => createMcpServer(context), {
    maxRequestBodySize: LARGEST_BODY,
    maxSubscriptions: MOST_SUBSCRIPTIONS,
    onerror: ({ message }) => log.debug({ reason: message }, 'A request over HTTP was refused'),
  });
  const answer = toNodeHandler(handler, { maxRequestBodySize: LARGEST_BODY });
  const app = fastify({
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: IDLE_TIMEOUT_MS,
    forceCloseConnections: true,
    // A proxy on this machine says who its client is; nobody else is believed.
    trustProxy: 'loopback',
  });
  app.server.maxConnections = MOST_CONNECTIONS;
  // The library reads the body itself, within its bound.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  await guard(app, config);
  app.get('/healthz', { config: { rateLimit: false } }, () => ({
    status: 'ok',
    episodes: context.knowledgeBase().episodes.length,
  }));
  const names = [...LOCAL_HOSTS, config.host, ...config.allowedHosts];
  const checks = {
    onRequest: [hostHeaderValidation(names), originValidation(names)],
    preParsing: authorise(config.token),
  };
  let busy = 0;
  app.all(PATH, checks, async (request, reply) => {
    if (busy >= MOST_AT_ONCE) {
      return reply
        .code(503)
        .header('retry-after', '2')
        .send(refusal('Too many requests at once; ask again in 2 seconds'));
    }
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value);
    }
    busy++;
    try {
      // Node's type says of these that they may be missing, which is so for answers alone.
      await answer(Object.assign(request.raw, { method: request.method, url: request.raw.url ?? PATH }), reply.raw);
    } finally {
      busy--;
    }
  });
  const url = await listen(app, config);
  return {
    url: `${url}${PATH}`,
    close: async () => {
      await handler.close();
      await app.close();
    },
  };
}

/** How often a client may ask, and what it is told when it may not. */
async function guard(app: FastifyInstance, { rateLimit: max }: McpHttpConfig): Promise<void> {
  await app.register(rateLimit, {
    max,
    timeWindow: '1 minute',
    enableDraftSpec: true,
    errorResponseBuilder: (_request, { after }) => ({
      statusCode: 429,
      ...refusal(`Too many requests; ask again in ${after}`),
    }),
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(refusal(`There is nothing here; MCP is at ${PATH}`)),
  );
  app.setErrorHandler((error: { statusCode?: number; message?: string }, _request, reply) => {
    const code = error.statusCode ?? 500;
    return reply
      .code(code)
      .send('jsonrpc' in error ? { ...error, statusCode: undefined } : refusal(error.message ?? 'Refused'));
  });
}

function authorise(token: string | undefined) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (token === undefined || carriesToken(request.headers.authorization, token)) return;
    await reply
      .code(401)
      .header('www-authenticate', 'Bearer realm="hpr-knowledge-base"')
      .send(refusal('Send the token of this server as Authorization: Bearer …'));
  };
}

function refusal(message: string) {
  return { jsonrpc: '2.0', id: null, error: { code: REFUSED, message } };
}

async function listen(
  app: FastifyInstance,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<string> {
  try {
    return await app.listen({ port, host });
  } catch (error) {
    throw listenError(error, port, 'MCP_HTTP_PORT');
  }
}
