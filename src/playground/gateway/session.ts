import { randomBytes } from 'node:crypto';
import { GatewayOpcodes } from 'discord-api-types/v10';
import { receivesEvent } from './intents.ts';

const MAX_REPLAYED = 500;

interface SentPayload {
  readonly sequence: number;
  readonly text: string;
}

/** Where a session's events go while its bot is connected. */
export interface PayloadSink {
  send(text: string): void;
}

/** A login of a bot. It outlives its connection, so that a bot which comes back gets what it has missed. */
export class GatewaySession {
  readonly id = randomBytes(16).toString('hex');
  readonly intents: number;
  readonly shard: readonly [number, number];
  #sequence = 0;
  #kept: SentPayload[] = [];
  #outlet: PayloadSink | undefined;
  #detached: number;
  readonly #now: () => number;

  constructor(intents: number, shard: readonly [number, number], now: () => number) {
    this.intents = intents;
    this.shard = shard;
    this.#now = now;
    this.#detached = now();
  }

  get sequence(): number {
    return this.#sequence;
  }

  get connected(): boolean {
    return this.#outlet !== undefined;
  }

  attach(outlet: PayloadSink): void {
    this.#outlet = outlet;
  }

  /** Lets go of an outlet, if it is still the session's. */
  detach(outlet: PayloadSink): void {
    if (this.#outlet !== outlet) return;
    this.#outlet = undefined;
    this.#detached = this.#now();
  }

  /** Whether its bot may still come back after being away for so long. */
  resumable(window: number): boolean {
    return this.connected || this.#now() - this.#detached <= window;
  }

  /** Whether the session is for events of that guild; direct messages go to the first shard. */
  serves(guildId: string | undefined): boolean {
    const [shard, shards] = this.shard;
    return shard === (guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(shards)));
  }

  /** Sends an event, now or when the bot comes back; not one that it did not ask for. */
  dispatch(event: string, data: object, inGuild: boolean): void {
    if (!receivesEvent(this.intents, event, inGuild)) return;
    this.#sequence += 1;
    const text = JSON.stringify({ op: GatewayOpcodes.Dispatch, t: event, s: this.#sequence, d: data });
    this.#kept.push({ sequence: this.#sequence, text });
    if (this.#kept.length > MAX_REPLAYED) this.#kept.shift();
    this.#outlet?.send(text);
  }

  /** The events after a sequence number; undefined when they are not all there any more. */
  missed(after: number): string[] | undefined {
    const first = this.#kept[0]?.sequence ?? this.#sequence + 1;
    if (after + 1 < first) return undefined;
    return this.#kept.filter(({ sequence }) => sequence > after).map(({ text }) => text);
  }
}
