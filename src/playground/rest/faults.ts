import { setTimeout as sleep } from 'node:timers/promises';

/** What goes wrong with a request. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number }
  | {
      readonly kind: 'rateLimit';
      /** Seconds. */
      readonly retryAfter: number;
      readonly global?: boolean;
    }
  /** The connection is reset: no answer at all. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'delay'; readonly milliseconds: number };

export interface FaultRule {
  readonly fault: Fault;
  /** Only requests with this method. */
  readonly method?: string;
  /** Only paths (without `/api/v10`) that contain this, or match it. */
  readonly path?: string | RegExp;
  /** How many requests it befalls; 1 when absent. */
  readonly times?: number;
  /** The request takes effect, and only its answer goes wrong. */
  readonly afterwards?: boolean;
}

interface PlannedFault extends FaultRule {
  left: number;
}

/** The faults that requests still have coming. */
export class Faults {
  readonly #planned: PlannedFault[] = [];
  readonly #closing = new AbortController();

  /** Plans a fault; the returned function takes it back. */
  inject(rule: FaultRule): () => void {
    const planned = { ...rule, left: rule.times ?? 1 };
    this.#planned.push(planned);
    return () => {
      planned.left = 0;
    };
  }

  /** The fault that befalls this request, if one does. */
  next(method: string, path: string): FaultRule | undefined {
    const rule = this.#planned.find((one) => one.left > 0 && matches(one, method, path));
    if (rule) rule.left -= 1;
    return rule;
  }

  /** Waits out a delay, at most until the playground closes. */
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
