import { setTimeout as sleep } from 'node:timers/promises';

/** A way for a request to fail. */
export type Fault =
  /** `code` is Discord's JSON error code. */
  | { readonly kind: 'status'; readonly status: number; readonly code?: number }
  | {
      readonly kind: 'rateLimit';
      /** Seconds. */
      readonly retryAfter: number;
      readonly global?: boolean;
    }
  /** The connection is reset without a response. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'delay'; readonly milliseconds: number };

export interface FaultRule {
  readonly fault: Fault;
  /** Only requests with this method. */
  readonly method?: string;
  /** Only paths (below `/api/v10`) that contain this string or match this pattern. */
  readonly path?: string | RegExp;
  /** How many requests it affects. Default: 1. */
  readonly times?: number;
  /** The request takes effect, and only its response is replaced. */
  readonly afterwards?: boolean;
}

interface PlannedFault extends FaultRule {
  left: number;
}

/** The injected faults that have not been used up. */
export class Faults {
  readonly #planned: PlannedFault[] = [];
  readonly #closing = new AbortController();

  /** Adds a fault. The returned function cancels it. */
  inject(rule: FaultRule): () => void {
    const planned = { ...rule, left: rule.times ?? 1 };
    this.#planned.push(planned);
    return () => {
      planned.left = 0;
    };
  }

  /** Takes the next fault that applies to the request, if any. */
  next(method: string, path: string): FaultRule | undefined {
    const rule = this.#planned.find((one) => one.left > 0 && matches(one, method, path));
    if (rule) rule.left -= 1;
    return rule;
  }

  /** Waits, at most until the playground closes. */
  async delay(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.#closing.signal }).catch(() => undefined);
  }

  close(): void {
    this.#closing.abort();
  }
}

function matches(rule: FaultRule, method: string, path: string): boolean {
  if (rule.method !== undefined && rule.method.toUpperCase() !== method) return false;
  if (rule.path === undefined) return true;
  return typeof rule.path === 'string' ? path.includes(rule.path) : rule.path.test(path);
}
