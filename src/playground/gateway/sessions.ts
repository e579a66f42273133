import type { EventHub } from '../events.ts';
import { GatewaySession, type PayloadSink } from './session.ts';

const RESUME_WINDOW_MS = 180_000;
/** A bot does not reconnect after one of these close codes. */
const FINAL_CLOSE_CODES = [1000, 1001];

/** The sessions of all bots. Emits `bot` when the first one connects and when the last one is gone. */
export class GatewaySessions {
  readonly #sessions = new Map<string, GatewaySession>();
  readonly #events: EventHub;
  readonly #now: () => number;
  #online = false;

  /** @param now Milliseconds since 1970. */
  constructor(events: EventHub, now: () => number) {
    this.#events = events;
    this.#now = now;
  }

  /** Whether any session has a connection. */
  get online(): boolean {
    return this.#online;
  }

  /** Creates the session of a bot that has identified itself, attached to its connection. */
  create(intents: number, shard: readonly [number, number], sink: PayloadSink): GatewaySession {
    const session = new GatewaySession(intents, shard, this.#now);
    this.#sessions.set(session.id, session);
    session.attach(sink);
    return session;
  }

  /** The session with that id, if it can still be resumed. */
  find(id: string): GatewaySession | undefined {
    const session = this.#sessions.get(id);
    return session?.resumable(RESUME_WINDOW_MS) ? session : undefined;
  }

  /**
   * Detaches a session from its closed connection.
   *
   * @param code The WebSocket close code; some end the session.
   */
  release(session: GatewaySession, sink: PayloadSink, code: number): void {
    session.detach(sink);
    if (!session.connected && FINAL_CLOSE_CODES.includes(code)) this.#sessions.delete(session.id);
    this.announce();
  }

  /**
   * Sends an event to every session whose shard serves the guild.
   *
   * @param guildId Absent for direct messages.
   * @returns Whether there was one.
   */
  dispatch(event: string, data: object, guildId: string | undefined): boolean {
    for (const [id, session] of this.#sessions) if (!session.resumable(RESUME_WINDOW_MS)) this.#sessions.delete(id);
    const sessions = [...this.#sessions.values()].filter((session) => session.serves(guildId));
    for (const session of sessions) session.dispatch(event, data, guildId !== undefined);
    return sessions.length > 0;
  }

  clear(): void {
    this.#sessions.clear();
  }

  /** Emits `bot` if a bot has come online, or the last one has gone, since the last call. */
  announce(): void {
    const online = [...this.#sessions.values()].some((session) => session.connected);
    if (online === this.#online) return;
    this.#online = online;
    this.#events.emit({ type: 'bot', online });
  }
}
