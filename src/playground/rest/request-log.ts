import type { EventHub, RequestRecord } from '../events.ts';

const MOST_KEPT = 2_000;

/** The newest requests of the bot, oldest first. */
export class RequestLog {
  readonly #records: RequestRecord[] = [];
  readonly #events: EventHub;

  constructor(events: EventHub) {
    this.#events = events;
  }

  get records(): readonly RequestRecord[] {
    return this.#records;
  }

  add(request: RequestRecord): void {
    this.#records.push(request);
    if (this.#records.length > MOST_KEPT) this.#records.shift();
    this.#events.emit({ type: 'request', request });
  }
}
