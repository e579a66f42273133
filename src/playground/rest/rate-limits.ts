import { createHash } from 'node:crypto';

/** The number of requests in a window of milliseconds. */
interface Limit {
  readonly requests: number;
  readonly window: number;
}

interface Bucket {
  readonly limit: Limit;
  used: number;
  resets: number;
}

/** Discord does not document its limits. These are close to the observed ones. */
const LIMITS: readonly (readonly [route: RegExp, limit: Limit])[] = [
  [/^(?:POST|PATCH) \/channels\/:channel_id\/messages/, { requests: 5, window: 5_000 }],
  [/^DELETE \/channels\/:channel_id\/messages/, { requests: 5, window: 1_000 }],
  [/^\S+ \/webhooks\//, { requests: 5, window: 2_000 }],
  [/^(?:PUT|POST|PATCH|DELETE) \/applications\//, { requests: 40, window: 20_000 }],
];
const OTHERS: Limit = { requests: 50, window: 1_000 };
const GLOBAL: Limit = { requests: 50, window: 1_000 };
const PRUNE_ABOVE = 1_000;

/** The headers that report the limits, and whether the request exceeds them. */
export interface RateLimitResult {
  readonly headers: Readonly<Record<string, string>>;
  /** Seconds to wait; set if the request exceeds a limit. */
  readonly retryAfter?: number;
  readonly global: boolean;
}

/**
 * Counts requests as Discord does: one bucket for each route and its major parameter, and one for all requests that
 * carry the bot's token. See https://discord.com/developers/docs/topics/rate-limits
 */
export class RateLimits {
  readonly #buckets = new Map<string, Bucket>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * Counts a request.
   *
   * @param route Method and pattern: `POST /channels/:channel_id/messages`.
   * @param major The values of the major parameters.
   * @param authorized Whether it counts towards the bot's global limit. Webhooks and callbacks do not.
   */
  consume(route: string, major: string, authorized: boolean): RateLimitResult {
    const now = this.#now();
    this.#prune(now);
    if (authorized) {
      const wait = this.#count('', GLOBAL, now);
      if (wait !== undefined) {
        return {
          headers: { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' },
          retryAfter: wait,
          global: true,
        };
      }
    }
    const limit = LIMITS.find(([pattern]) => pattern.test(route))?.[1] ?? OTHERS;
    const key = `${route} ${major}`;
    const retryAfter = this.#count(key, limit, now);
    const bucket = this.#buckets.get(key);
    const resets = bucket?.resets ?? now;
    const headers = {
      'x-ratelimit-bucket': createHash('md5').update(route).digest('hex'),
      'x-ratelimit-limit': String(limit.requests),
      'x-ratelimit-remaining': String(Math.max(0, limit.requests - (bucket?.used ?? 0))),
      'x-ratelimit-reset': (resets / 1_000).toFixed(3),
      'x-ratelimit-reset-after': ((resets - now) / 1_000).toFixed(3),
      ...(retryAfter === undefined ? {} : { 'x-ratelimit-scope': 'user' }),
    };
    return { headers, global: false, ...(retryAfter === undefined ? {} : { retryAfter }) };
  }

  /** Counts a request in a bucket. Returns the seconds to wait if it is over the limit. */
  #count(key: string, limit: Limit, now: number): number | undefined {
    const known = this.#buckets.get(key);
    const bucket = known && known.resets > now ? known : { limit, used: 0, resets: now + limit.window };
    this.#buckets.set(key, bucket);
    if (bucket.used >= limit.requests) return (bucket.resets - now) / 1_000;
    bucket.used += 1;
    return undefined;
  }

  #prune(now: number): void {
    if (this.#buckets.size < PRUNE_ABOVE) return;
    for (const [key, { resets }] of this.#buckets) if (resets <= now) this.#buckets.delete(key);
  }
}
