import { once } from 'node:events';
import { WebSocket } from 'ws';
import { z } from 'zod';

const payloadSchema = z.object({
  op: z.number(),
  d: z.unknown(),
  s: z.number().nullable(),
  t: z.string().nullable(),
});
type Payload = z.infer<typeof payloadSchema>;

const readySchema = z.object({
  v: z.number(),
  session_id: z.string(),
  guilds: z.array(z.unknown()),
  shard: z.array(z.number()),
});

/** A bot without a library, for the gateway's protocol. */
export class RawBot {
  readonly socket: WebSocket;
  readonly #payloads: Payload[] = [];
  readonly #arrived = new EventTarget();
  readonly closed: Promise<number>;

  constructor(url: string, query = 'v=10&encoding=json') {
    this.socket = new WebSocket(`${url}?${query}`);
    this.closed = once(this.socket, 'close').then(([code]: unknown[]) => Number(code));
    this.socket.on('error', () => undefined);
    this.socket.on('message', (data, isBinary) => {
      if (!isBinary) this.take(data.toString());
    });
  }

  take(text: string): void {
    this.#payloads.push(payloadSchema.parse(JSON.parse(text)));
    this.#arrived.dispatchEvent(new Event('payload'));
  }

  get payloads(): readonly Payload[] {
    return this.#payloads;
  }

  /** The next matching payload that was not returned before. */
  async next(fits: (payload: Payload) => boolean): Promise<Payload> {
    for (;;) {
      const index = this.#payloads.findIndex(fits);
      if (index >= 0) return this.#payloads.splice(index, 1)[0] ?? this.next(fits);
      await once(this.#arrived, 'payload');
    }
  }

  event(name: string): Promise<Payload> {
    return this.next(({ t }) => t === name);
  }

  operation(op: number): Promise<Payload> {
    return this.next((payload) => payload.op === op);
  }

  send(op: number, d: unknown): void {
    this.socket.send(JSON.stringify({ op, d }));
  }

  async identify(token: string, intents = 1, extra: object = {}): Promise<z.infer<typeof readySchema>> {
    await this.operation(10);
    this.send(2, { token, intents, properties: { os: 'linux', browser: 'test', device: 'test' }, ...extra });
    return readySchema.parse((await this.event('READY')).d);
  }
}
