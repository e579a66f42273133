import { randomBytes } from 'node:crypto';
import fastify from 'fastify';
import { isLocalRequest } from '../runtime/local-request.ts';
import { apiErrors } from './api-error.ts';
import { Spec } from './checks/spec.ts';
import { Driver } from './driver/driver.ts';
import type { Listener, RequestRecord } from './events.ts';
import { Gateway, type GatewayControl } from './gateway/gateway.ts';
import { InteractionBroker } from './interactions/interaction-broker.ts';
import { MemberActions } from './interactions/member-actions.ts';
import { PageConnections } from './page-socket/page-connections.ts';
import { api } from './rest/api.ts';
import { API_PREFIX } from './rest/context.ts';
import { type FaultRule, Faults } from './rest/faults.ts';
import { MAX_BODY_BYTES } from './rest/request-body.ts';
import { RequestLog } from './rest/request-log.ts';
import { type PlaygroundOptions, resolveSettings } from './settings.ts';
import { DiscordState } from './state/discord-state.ts';
import { BOT } from './state/people.ts';
import { serveAttachments, servePage } from './static-files.ts';
import { GATEWAY_PATH, UpgradeHandler } from './upgrade-handler.ts';

export type { PlaygroundOptions } from './settings.ts';

const MAX_CONNECTIONS = 1_000;

/** A running local Discord. The methods that act as its users are {@link Driver}'s. */
export interface Playground extends Pick<Driver, keyof Driver> {
  /** The page's URL. */
  readonly url: string;
  /** The base of the REST API, for a bot's `rest.api` option, which appends `/v10`. */
  readonly apiUrl: string;
  /** The token that the bot logs in with. */
  readonly token: string;
  readonly guildId: string;
  readonly applicationId: string;
  /** Simulates faults of the bot's gateway connection. */
  readonly gateway: GatewayControl;
  /** The bot's REST requests so far, oldest first. */
  readonly requests: readonly RequestRecord[];
  /** Makes future REST requests fail as the rule says. The returned function cancels it. */
  inject(rule: FaultRule): () => void;
  /** Subscribes to every event. The returned function unsubscribes. */
  on(listener: Listener): () => void;
  /** Stops the playground. Connections are cut and pending interactions fail. */
  close(): Promise<void>;
}

/**
 * Starts a local Discord on loopback, with gateway, REST API and page on one port.
 *
 * @throws Error when the port is taken.
 *
 * @example
 * ```ts
 * const playground = await startPlayground({ port: 0 });
 * // Start a bot with DISCORD_API_URL=playground.apiUrl and DISCORD_TOKEN=playground.token, then act as a member:
 * const { message } = await playground.command({ user: 'Maya', path: 'hpr search', options: { query: 'xen' } });
 * await playground.close();
 * ```
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const settings = resolveSettings(options, `playground.${randomBytes(24).toString('base64url')}`);
  let url = '';
  const gatewayUrl = () => `${url.replace(/^http/, 'ws')}${GATEWAY_PATH}`;

  const state = new DiscordState(settings.now, () => url);
  const gateway = new Gateway(state, settings, gatewayUrl);
  const broker = new InteractionBroker(state, settings, (event, data, guildId) =>
    gateway.dispatch(event, data, guildId),
  );
  const actions = new MemberActions(state, broker);
  const pages = new PageConnections(state, gateway, actions, settings.log);
  const faults = new Faults();
  const log = new RequestLog(state.events);
  const spec = Spec.load();
  spec.catch((error: unknown) =>
    settings.log.warn(`playground: cannot load the schemas of Discord's API: ${String(error)}`),
  );

  const app = fastify({
    bodyLimit: MAX_BODY_BYTES,
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
    const refusal = otherVersion ? apiErrors.invalidApiVersion() : apiErrors.notFound();
    return reply.code(refusal.status).send(refusal.toJSON());
  });
  const context = { state, settings, broker, spec: () => spec, gatewayUrl, faults, log };
  await app.register((scope) => api(scope, context), { prefix: API_PREFIX });
  serveAttachments(app, state);
  if (settings.pageDirectory !== undefined) await servePage(app, settings.pageDirectory);
  app.server.on('upgrade', new UpgradeHandler(gateway, pages).handle);
  app.server.maxConnections = MAX_CONNECTIONS;

  const close = async () => {
    faults.close();
    broker.close();
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
  settings.log.info(`playground: listening at ${url}`);

  return Object.assign(new Driver(state, gateway, actions), {
    url,
    apiUrl: `${url}/api`,
    token: settings.token,
    guildId: state.guildId,
    applicationId: BOT.id,
    gateway,
    requests: log.records,
    inject: (rule: FaultRule) => faults.inject(rule),
    on: (listener: Listener) => state.events.on(listener),
    close,
  });
}
