import type { EventHub, RequestRecord } from '../events.ts';

const MAX_RECORDS = 2_000;
/** Total size of the kept bodies. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** The newest requests of the bot, oldest first. */
export class RequestLog {
  readonly #records: RequestRecord[] = [];
  readonly #sizes: number[] = [];
  #bytes = 0;
  readonly #events: EventHub;

  constructor(events: EventHub) {
    this.#events = events;
  }

  get records(): readonly RequestRecord[] {
    return this.#records;
  }

  /** @param bodySize The length of the request's JSON, in characters. */
  add(request: RequestRecord, bodySize: number): void {
    this.#records.push(request);
    this.#sizes.push(bodySize);
    this.#bytes += bodySize;
    while (this.#records.length > MAX_RECORDS || this.#bytes > MAX_BODY_BYTES) {
      this.#records.shift();
      this.#bytes -= this.#sizes.shift() ?? 0;
    }
    this.#events.emit({ type: 'request', request });
  }
}
