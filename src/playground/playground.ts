import { randomBytes } from 'node:crypto';
import fastify from 'fastify';
import { isLocalRequest } from '../runtime/local-request.ts';
import { Spec } from './checks/spec.ts';
import { Driver } from './driver/driver.ts';
import type { Listener, RequestRecord } from './events.ts';
import { Gateway, type GatewayControl } from './gateway/gateway.ts';
import { MemberActions } from './interactions/actions.ts';
import { InteractionBroker } from './interactions/interaction-broker.ts';
import { Pages } from './page-socket/pages.ts';
import { api } from './rest/api.ts';
import { refusals } from './rest/api-error.ts';
import { API_PREFIX } from './rest/context.ts';
import { type FaultRule, Faults } from './rest/faults.ts';
import { LARGEST_BODY } from './rest/request-body.ts';
import { RequestLog } from './rest/request-log.ts';
import { type PlaygroundOptions, settle } from './settings.ts';
import { GATEWAY_PATH, Sockets } from './sockets.ts';
import { serveAttachments, servePage } from './static-files.ts';
import { BOT } from './world/people.ts';
import { World } from './world/world.ts';

export type { PlaygroundOptions } from './settings.ts';

const MAX_CONNECTIONS = 1_000;

/** A Discord of one's own that runs. What people do in it are methods of its own: see Driver. */
export interface Playground extends Pick<Driver, keyof Driver> {
  /** Where the page is. */
  readonly url: string;
  /** The base of the REST API, for a bot's `rest.api` option, which appends `/v10`. */
  readonly apiUrl: string;
  /** What a bot logs in with. */
  readonly token: string;
  readonly guildId: string;
  readonly applicationId: string;
  /** Disturbs the bot's connection. */
  readonly gateway: GatewayControl;
  /** The bot's REST requests so far, oldest first. */
  readonly requests: readonly RequestRecord[];
  /** Plans a fault for REST requests to come; the returned function takes it back. */
  inject(rule: FaultRule): () => void;
  /** Hears of all that happens, until the returned function is called. */
  on(listener: Listener): () => void;
  /** Ends it: every connection is cut, every interaction that waits fails. */
  close(): Promise<void>;
}

/**
 * Starts a Discord of one's own on loopback: gateway, REST API and page on one port.
 *
 * @throws Error when the port is taken.
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const settings = settle(options, `playground.${randomBytes(24).toString('base64url')}`);
  let url = '';
  const gatewayUrl = () => `${url.replace(/^http/, 'ws')}${GATEWAY_PATH}`;

  const world = new World(settings.now, () => url);
  const gateway = new Gateway(world, settings, gatewayUrl);
  const desk = new InteractionBroker(world, settings, (event, data, guildId) => gateway.dispatch(event, data, guildId));
  const acts = new MemberActions(world, desk);
  const pages = new Pages(world, gateway, acts, settings.log);
  const faults = new Faults();
  const log = new RequestLog(world.events);
  const spec = Spec.load();
  spec.catch((error: unknown) => settings.log.warn(`playground: no description of Discord's API: ${String(error)}`));

  const app = fastify({
    bodyLimit: LARGEST_BODY,
    forceCloseConnections: true,
    requestTimeout: settings.requestTimeout,
    http: {
      headersTimeout: settings.requestTimeout,
      connectionsCheckingInterval: Math.min(1_000, settings.requestTimeout / 2),
    },
    routerOptions: { maxParamLength: 4_096 },
  });
  app.addHook('onRequest', async (request, reply) => {
    if (!isLocalRequest(request.headers)) return reply.code(403).send({ message: '403: Forbidden', code: 0 });
  });
  app.setNotFoundHandler((request, reply) => {
    const otherVersion = /^\/api\/v\d+(?:\/|$)/.test(request.url);
    const refusal = otherVersion ? refusals.invalidApiVersion() : refusals.notFound();
    return reply.code(refusal.status).send(refusal.toJSON());
  });
  const context = { world, settings, desk, spec: () => spec, gatewayUrl, faults, log };
  await app.register((scope) => api(scope, context), { prefix: API_PREFIX });
  serveAttachments(app, world);
  if (settings.pageDirectory !== undefined) await servePage(app, settings.pageDirectory);
  app.server.on('upgrade', new Sockets(gateway, pages).upgrade);
  app.server.maxConnections = MAX_CONNECTIONS;

  const close = async () => {
    faults.close();
    desk.close();
    pages.shutDown();
    gateway.shutDown();
    await app.close();
  };
  try {
    url = await app.listen({ port: settings.port, host: settings.host });
  } catch (error) {
    await close();
    throw error;
  }
  app.server.on('error', (error) => settings.log.warn(`playground: ${error.stack}`));
  settings.log.info(`playground: listens at ${url}`);

  return Object.assign(new Driver(world, gateway, acts), {
    url,
    apiUrl: `${url}/api`,
    token: settings.token,
    guildId: world.guildId,
    applicationId: BOT.id,
    gateway,
    requests: log.records,
    inject: (rule: FaultRule) => faults.inject(rule),
    on: (listener: Listener) => world.events.on(listener),
    close,
  });
}
