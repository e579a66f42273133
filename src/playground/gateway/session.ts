import { randomBytes } from 'node:crypto';
import { GatewayOpcodes } from 'discord-api-types/v10';
import { receivesEvent } from './intents.ts';

const MAX_REPLAYED = 500;

interface SentPayload {
  readonly sequence: number;
  readonly text: string;
}

/** The connection that a session sends its payloads to. */
export interface PayloadSink {
  send(text: string): void;
}

/** A bot's session. It outlives its connection, so that the bot can resume and get the events it has missed. */
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

  /** Detaches a connection, if it is still the session's. */
  detach(outlet: PayloadSink): void {
    if (this.#outlet !== outlet) return;
    this.#outlet = undefined;
    this.#detached = this.#now();
  }

  /** Whether the bot can still resume, `window` milliseconds after it was disconnected. */
  resumable(window: number): boolean {
    return this.connected || this.#now() - this.#detached <= window;
  }

  /** Whether the session's shard receives events of that guild. Direct messages go to shard 0. */
  serves(guildId: string | undefined): boolean {
    const [shard, shards] = this.shard;
    return shard === (guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(shards)));
  }

  /** Sends an event, or keeps it until the bot resumes. Skips events that the session has no intent for. */
  dispatch(event: string, data: object, inGuild: boolean): void {
    if (!receivesEvent(this.intents, event, inGuild)) return;
    this.#sequence += 1;
    const text = JSON.stringify({ op: GatewayOpcodes.Dispatch, t: event, s: this.#sequence, d: data });
    this.#kept.push({ sequence: this.#sequence, text });
    if (this.#kept.length > MAX_REPLAYED) this.#kept.shift();
    this.#outlet?.send(text);
  }

  /** The events after a sequence number; undefined if some are no longer kept. */
  missed(after: number): string[] | undefined {
    const first = this.#kept[0]?.sequence ?? this.#sequence + 1;
    if (after + 1 < first) return undefined;
    return this.#kept.filter(({ sequence }) => sequence > after).map(({ text }) => text);
  }
}
