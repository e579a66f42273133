import type { FastifyReply, FastifyRequest } from 'fastify';
import { InFlight } from '../runtime/in-flight.ts';
import { ClientShares } from './client-shares.ts';

/** The requests that are being answered. */
export class UnderWay {
  readonly #most: number;
  readonly #shares: ClientShares;
  readonly #answering = new InFlight();

  /**
   * @param limits.requests Most of all clients.
   * @param limits.requestsOfOne Most of one client.
   */
  constructor(limits: { readonly requests: number; readonly requestsOfOne: number }) {
    this.#most = limits.requests;
    this.#shares = new ClientShares(limits.requestsOfOne);
  }

  /** Whether there is room for a request, which then counts until its response is sent or its client is gone. */
  add({ ip, body }: FastifyRequest, { raw }: FastifyReply): boolean {
    const giveBack = this.#answering.size < this.#most ? this.#shares.take(ip) : undefined;
    if (!giveBack) return false;
    const answered = new Promise<void>((resolve) => {
      raw.once('close', () => {
        giveBack();
        resolve();
      });
    });
    // A subscription is open until the server closes it.
    if (!isSubscription(body)) void this.#answering.track(answered);
    return true;
  }

  /**
   * Resolves when all requests are answered, those that come meanwhile too, or after a time.
   * @param limit Milliseconds.
   */
  async drain(limit: number): Promise<void> {
    await this.#answering.drain(limit);
  }
}

function isSubscription(body: unknown): boolean {
  if (typeof body !== 'string' || !body.includes('subscriptions/listen')) return false;
  try {
    return JSON.parse(body)?.method === 'subscriptions/listen';
  } catch {
    return false;
  }
}
