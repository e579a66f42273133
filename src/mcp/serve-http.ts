import { Server, type Socket } from 'node:net';
import proxyAddr from '@fastify/proxy-addr';
import rateLimit from '@fastify/rate-limit';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler } from '@modelcontextprotocol/server';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { listenError } from '../runtime/address-in-use.ts';
import type { McpHttpConfig } from '../runtime/config.ts';
import type { Logger } from '../runtime/log.ts';
import { DRAIN_LIMIT_MS } from '../runtime/shutdown.ts';
import { lazily } from '../util/lazily.ts';
import { textWithoutNullParams } from './absent-params.ts';
import { Arrivals } from './arrivals.ts';
import { ClientShares } from './client-shares.ts';
import type { McpContext } from './context.ts';
import { refusal, requestChecks, tokenCheck } from './http-checks.ts';
import { sentText } from './log-fields.ts';
import { createMcpServer } from './server.ts';
import { UnderWay } from './under-way.ts';

/** A server that listens, until it is closed. */
export interface HttpServer {
  readonly url: string;
  /**
   * Reads what clients have already sent, then takes no new connection, finishes the requests under way within the time
   * that is allowed for it, and closes.
   */
  close(): Promise<void>;
}

/** What clients may use of the server. Times are in milliseconds, sizes in bytes. */
export interface HttpLimits {
  /** A request has to be here, head and body, within this time. */
  readonly requestTimeout: number;
  /** A connection on which nothing happens for this time is closed; open streams show a sign of life more often. */
  readonly idleTimeout: number;
  readonly bodySize: number;
  readonly connections: number;
  /** Of one client. Proxies that the operator trusts are not counted: they connect for many. */
  readonly connectionsOfOne: number;
  /** Requests that are answered at once; others are told to come back. */
  readonly requests: number;
  readonly requestsOfOne: number;
  readonly subscriptions: number;
  /** How long requests under way may take when the server closes. */
  readonly drain: number;
}

export const HTTP_LIMITS: HttpLimits = {
  requestTimeout: 10_000,
  idleTimeout: 60_000,
  bodySize: 64 * 1024,
  connections: 20_000,
  connectionsOfOne: 2000,
  requests: 1000,
  requestsOfOne: 600,
  subscriptions: 100,
  drain: DRAIN_LIMIT_MS,
};

const PATH = '/mcp';
/** How often Node checks for requests that have taken too long. */
const CHECKS_PER_TIMEOUT = 10;
const RETRY_AFTER_SECONDS = '2';

/**
 * Serves MCP over Streamable HTTP at `/mcp`, in every version of the protocol that the library speaks. Each request has
 * a server object of its own, so nothing of one client can reach another.
 * @throws {AddressInUseError} when something else listens there.
 */
export async function serveHttp(
  config: McpHttpConfig & { readonly port: number },
  context: McpContext,
  limits: HttpLimits = HTTP_LIMITS,
): Promise<HttpServer> {
  const { log } = context;
  const handler = createMcpHandler(() => createMcpServer(context), {
    maxRequestBodySize: limits.bodySize,
    maxSubscriptions: limits.subscriptions,
    onerror: ({ message }) => log.debug({ reason: sentText(message) }, 'A request over HTTP was refused'),
  });
  const answer = toNodeHandler(handler, { maxRequestBodySize: limits.bodySize });
  const isTrusted = proxyAddr.compile([...config.trustedProxies]);
  const app = createApp(limits, isTrusted);
  const arrivals = new Arrivals();
  app.server.on('connection', limitConnections(limits, isTrusted)).on('connection', () => arrivals.came());
  app.addHook('onRequest', async ({ raw }) => arrivals.request(raw));
  await guard(app, config);
  app.get('/healthz', { config: { rateLimit: false } }, (_request, reply) => {
    const knowledgeBase = context.knowledgeBase();
    if (knowledgeBase instanceof Promise) return reply.code(503).send({ status: 'starting' });
    return { status: 'ok', episodes: knowledgeBase.episodes.length };
  });
  const checks = {
    onRequest: requestChecks([config.host, ...config.allowedHosts]),
    preParsing: tokenCheck(config.token),
  };
  const underWay = new UnderWay(limits);
  if (config.trustedProxies.length === 0) app.addHook('onRequest', warnOfProxy(log));
  app.all(PATH, checks, async (request, reply) => {
    // Only from here on does a request cost anything: its body is here.
    if (!underWay.add(request, reply)) {
      const busy = refusal(`Too many requests at once; ask again in ${RETRY_AFTER_SECONDS} seconds`);
      return reply.code(503).header('retry-after', RETRY_AFTER_SECONDS).send(busy);
    }
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value);
    }
    await answer(asRead(request), reply.raw);
  });
  const url = await listen(app, config);
  const close = async (): Promise<void> => {
    const started = performance.now();
    await arrivals.settled(limits.drain / 2);
    // Fastify and Node's HTTP server would also close connections between two requests, where one may just have arrived.
    Server.prototype.close.call(app.server);
    await underWay.drain(Math.max(0, limits.drain - (performance.now() - started)));
    const appClosed = app.close();
    await handler.close();
    app.server.closeAllConnections();
    await appClosed;
  };
  return {
    url: `${url}${PATH}`,
    close: lazily(close),
  };
}

function createApp(
  { requestTimeout, idleTimeout, bodySize, connections }: HttpLimits,
  isTrusted: (address: string, hop: number) => boolean,
): FastifyInstance {
  const app = fastify({
    // Node's own default for the head is longer than ours for the whole request, and would win.
    http: { headersTimeout: requestTimeout, connectionsCheckingInterval: requestTimeout / CHECKS_PER_TIMEOUT },
    requestTimeout,
    connectionTimeout: idleTimeout,
    bodyLimit: bodySize,
    // Requests under way are finished when the server closes.
    forceCloseConnections: 'idle',
    trustProxy: isTrusted,
  });
  app.server.maxConnections = connections;
  // MCP's library parses the body, and says what is wrong with it.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  return app;
}

/** Tells the operator once that a proxy is not trusted, so that its clients share the limits of one. */
function warnOfProxy(log: Logger): (request: FastifyRequest) => Promise<void> {
  let isTold = false;
  return async ({ headers, ip }) => {
    if (isTold || headers['x-forwarded-for'] === undefined) return;
    isTold = true;
    log.warn({ proxy: ip }, 'A proxy forwards requests. To limit each of its clients, set MCP_HTTP_TRUSTED_PROXIES');
  };
}

/** Closes connections beyond a client's share, before they use up everyone else's. */
function limitConnections(
  { connectionsOfOne }: HttpLimits,
  isTrusted: (address: string, hop: number) => boolean,
): (socket: Socket) => void {
  const shares = new ClientShares(connectionsOfOne);
  return (socket) => {
    const { remoteAddress } = socket;
    if (remoteAddress === undefined || isTrusted(remoteAddress, 0)) return;
    const giveBack = shares.take(remoteAddress);
    if (giveBack) socket.once('close', giveBack);
    else socket.destroy();
  };
}

/** A request whose body has been read already, as MCP's library takes it. */
function asRead({ method, headers, body, raw }: FastifyRequest) {
  return {
    method,
    headers,
    url: raw.url ?? PATH,
    async *[Symbol.asyncIterator]() {
      if (typeof body === 'string' && body !== '') yield textWithoutNullParams(body);
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
