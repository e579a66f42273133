import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';

export const APPLICATION = '100000000000000001';

/** A request that the bot made, without the version of the API. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  /** What was uploaded with it. */
  readonly files: readonly File[];
}

/** How the next answer to an interaction goes wrong. */
export type Trouble = 'reset' | 'reset after arrival' | { readonly status: number; readonly code: number };

export interface FakeDiscordOptions {
  readonly token?: string;
  /** Closes the gateway with this code instead of welcoming the bot. */
  readonly closeWith?: number;
  /** The commands that it has; `not found` answers the question for them with status 404. */
  readonly registered?: unknown;
}

/**
 * As little of Discord as the bot needs to come online and answer, with the troubles that the playground has not: refused
 * logins and broken connections. Nothing that the bot sends is checked here.
 */
export class FakeDiscord {
  readonly calls: Call[] = [];
  readonly troubles: Trouble[] = [];
  registered: unknown;
  readonly #options: FakeDiscordOptions;
  readonly #http: Server;
  readonly #gateway: WebSocketServer;
  readonly #waiting = new Set<() => void>();
  #bot: WebSocket | undefined;
  #sequence = 0;

  private constructor(options: FakeDiscordOptions) {
    this.#options = options;
    this.registered = options.registered ?? [];
    this.#http = createServer((request, response) => void this.#answer(request, response));
    this.#gateway = new WebSocketServer({ server: this.#http });
    this.#gateway.on('connection', (socket) => this.#welcome(socket));
  }

  static async start(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
    const discord = new FakeDiscord(options);
    await new Promise<void>((resolve) => discord.#http.listen(0, '127.0.0.1', resolve));
    return discord;
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${this.#port}/api`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#gateway.clients) socket.terminate();
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  /** Something happens in Discord that the bot is told. */
  dispatch(event: string, data: unknown): void {
    this.#bot?.send(JSON.stringify({ op: 0, t: event, s: ++this.#sequence, d: data }));
  }

  /** The gateway connection ends, as Discord ends it. */
  closeGateway(code: number): void {
    this.#bot?.close(code);
  }

  /** The first call from the `from`th on that is what is looked for, as soon as it is there. */
  async call(is: (call: Call) => boolean, from = 0): Promise<Call> {
    for (;;) {
      const found = this.calls.slice(from).find(is);
      if (found) return found;
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  get #port(): number {
    const address = this.#http.address();
    return isAddress(address) ? address.port : 0;
  }

  #welcome(socket: WebSocket): void {
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 45_000 } }));
    socket.on('message', (raw) => {
      const { op } = z.object({ op: z.number() }).parse(JSON.parse(String(raw)));
      if (op === 1) socket.send(JSON.stringify({ op: 11 }));
      if (op !== 2) return;
      if (this.#options.closeWith !== undefined) return socket.close(this.#options.closeWith);
      this.#bot = socket;
      this.dispatch('READY', {
        v: 10,
        user: { id: APPLICATION, username: 'hpr', discriminator: '0', global_name: null, avatar: null, bot: true },
        session_id: 'session',
        resume_gateway_url: `ws://127.0.0.1:${this.#port}`,
        guilds: [],
        application: { id: APPLICATION, flags: 0 },
      });
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const path = (request.url ?? '').replace(/^\/api\/v10/, '').replace(/\?.*/, '');
    const { json, files } = await readBody(Buffer.concat(parts), request.headers['content-type']);
    const call = { method: request.method ?? '', path, body: json === '' ? undefined : JSON.parse(json), files };
    const trouble = path.endsWith('/callback') ? this.troubles.shift() : undefined;
    if (trouble !== 'reset') this.calls.push(call);
    if (trouble === 'reset' || trouble === 'reset after arrival') request.socket.destroy();
    else if (trouble) send(response, trouble.status, { code: trouble.code, message: 'No.' });
    else {
      const { status, body } = this.#reply(call, request.headers.authorization);
      send(response, status, body);
    }
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  #reply({ method, path, body }: Call, authorization: string | undefined): { status: number; body?: unknown } {
    if (path === '/gateway/bot') {
      if (authorization !== `Bot ${this.#options.token ?? 'token'}`) {
        return { status: 401, body: { code: 0, message: '401: Unauthorized' } };
      }
      const session_start_limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
      return { status: 200, body: { url: `ws://127.0.0.1:${this.#port}`, shards: 1, session_start_limit } };
    }
    if (path.endsWith('/commands')) {
      if (method === 'PUT') this.registered = body;
      if (this.registered === 'not found') return { status: 404, body: { code: 0, message: '404: Not Found' } };
      return { status: 200, body: this.registered };
    }
    if (path.endsWith('/callback')) return { status: 204 };
    return {
      status: 200,
      body: { id: '1', channel_id: '2', author: { id: APPLICATION, username: 'hpr' }, content: '' },
    };
  }
}

async function readBody(bytes: Buffer, type = ''): Promise<{ json: string; files: readonly File[] }> {
  if (!type.startsWith('multipart/form-data')) return { json: bytes.toString(), files: [] };
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const files = [...form.values()].filter((value) => value instanceof File);
  return { json: String(form.get('payload_json')), files };
}

function send(response: ServerResponse, status: number, body?: unknown): void {
  if (body === undefined) response.writeHead(status).end();
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}
