import { GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import type { PlaygroundEvent } from '../events.ts';
import type { Settings } from '../settings.ts';
import { seenByBot } from '../state/bot-view.ts';
import type { DiscordState } from '../state/discord-state.ts';
import { guildCreate, MEMBERS } from '../state/guild.ts';
import { GatewayConnection } from './connection.ts';
import { readyData } from './ready.ts';
import { GatewaySession } from './session.ts';

/** How long a bot may be away and still take up its session. */
const RESUME_WINDOW_MS = 180_000;
/** Closed by the bot with one of these, a session is over. */
const FINAL_CLOSE_CODES = [1000, 1001];

/** What tests may do to the bot's connection. */
export interface GatewayControl {
  /** Whether a bot has logged in and is connected. */
  readonly online: boolean;
  /** How many connections there are, logged in or not. */
  readonly connections: number;
  /** Cuts every connection without a close frame. The sessions can be resumed. */
  drop(): void;
  /** Closes every connection with a close code. */
  close(code: number): void;
  /** Asks every bot to connect again and resume. */
  reconnect(): void;
  /** Declares every session invalid. One that is not resumable is gone. */
  invalidate(resumable: boolean): void;
  /** Asks every bot for a heartbeat at once. */
  requestHeartbeat(): void;
  /** Whether heartbeats are acknowledged. A bot that gets no acknowledgement must take the connection for dead. */
  acknowledges: boolean;
}

/**
 * Discord's gateway, version 10, for the bots of this playground.
 * See https://discord.com/developers/docs/events/gateway
 */
export class Gateway implements GatewayControl {
  acknowledges = true;
  readonly heartbeatInterval: number;
  readonly now: () => number;
  readonly #state: DiscordState;
  readonly #settings: Settings;
  readonly #url: () => string;
  readonly #connections = new Set<GatewayConnection>();
  readonly #sessions = new Map<string, GatewaySession>();
  readonly #unsubscribe: () => void;
  #online = false;

  /** @param url The gateway's address, known only once the playground listens. */
  constructor(state: DiscordState, settings: Settings, url: () => string) {
    this.#state = state;
    this.#settings = settings;
    this.#url = url;
    this.heartbeatInterval = settings.heartbeatInterval;
    this.now = settings.now;
    this.#unsubscribe = state.events.on((event) => this.#tell(event));
  }

  get online(): boolean {
    return this.#online;
  }

  get connections(): number {
    return this.#connections.size;
  }

  /** Takes a WebSocket whose handshake is done. */
  accept(socket: WebSocket, compressed: boolean): void {
    this.#connections.add(new GatewayConnection(socket, this, compressed));
  }

  log(line: string): void {
    this.#settings.log.info(line);
  }

  warn(line: string): void {
    this.#settings.log.warn(`playground: ${line}`);
  }

  isToken(token: string): boolean {
    return token.replace(/^Bot\s+/, '') === this.#settings.token;
  }

  /** A login for a bot that has identified itself. */
  newSession(intents: number, shard: readonly [number, number]): GatewaySession {
    const session = new GatewaySession(intents, shard, this.now);
    this.#sessions.set(session.id, session);
    return session;
  }

  /** Sends a new session's first events. */
  greet(session: GatewaySession): void {
    const guilds = session.serves(this.#state.guildId) ? [{ id: this.#state.guildId, unavailable: true }] : [];
    session.dispatch('READY', readyData(session, guilds, this.#url()), false);
    if (guilds.length > 0) {
      const guild = guildCreate((channelId) => this.#state.messages.lastId(channelId));
      session.dispatch('GUILD_CREATE', guild, true);
    }
    this.log(`gateway: a bot is ready, session ${session.id}`);
    this.#announce();
  }

  /** A session that can be taken up. */
  find(id: string): GatewaySession | undefined {
    const session = this.#sessions.get(id);
    return session?.resumable(RESUME_WINDOW_MS) ? session : undefined;
  }

  /** Ends the replay of what a session has missed. */
  welcomeBack(session: GatewaySession, replayed: number): void {
    session.dispatch('RESUMED', { _trace: [] }, false);
    this.log(`gateway: session ${session.id} resumed, ${replayed} events replayed`);
    this.#announce();
  }

  /** A connection has ended. */
  gone(connection: GatewayConnection, session: GatewaySession | undefined, code: number): void {
    this.#connections.delete(connection);
    if (session && !session.connected && FINAL_CLOSE_CODES.includes(code)) this.#sessions.delete(session.id);
    this.#announce();
  }

  members(guildId: string, query: string, ids: readonly string[] | undefined): typeof MEMBERS {
    if (guildId !== this.#state.guildId) return [];
    return MEMBERS.filter(({ user }) => (ids ? ids.includes(user.id) : user.username.startsWith(query)));
  }

  /** Sends an event to every session that serves the guild; false when none does. */
  dispatch(event: string, data: object, guildId: string | undefined): boolean {
    for (const [id, session] of this.#sessions) if (!session.resumable(RESUME_WINDOW_MS)) this.#sessions.delete(id);
    const sessions = [...this.#sessions.values()].filter((session) => session.serves(guildId));
    for (const session of sessions) session.dispatch(event, data, guildId !== undefined);
    return sessions.length > 0;
  }

  drop(): void {
    for (const connection of [...this.#connections]) connection.cut();
  }

  close(code: number): void {
    for (const connection of [...this.#connections]) connection.close(code, '');
  }

  reconnect(): void {
    for (const connection of this.#connections) connection.sendOperation(GatewayOpcodes.Reconnect);
  }

  invalidate(resumable: boolean): void {
    if (!resumable) this.#sessions.clear();
    for (const connection of this.#connections) connection.invalidate(resumable);
    this.#announce();
  }

  requestHeartbeat(): void {
    for (const connection of this.#connections) connection.sendOperation(GatewayOpcodes.Heartbeat);
  }

  /** Ends every connection and forgets every session. */
  shutDown(): void {
    this.#unsubscribe();
    this.drop();
    this.#sessions.clear();
  }

  #announce(): void {
    const online = [...this.#sessions.values()].some((session) => session.connected);
    if (online === this.#online) return;
    this.#online = online;
    this.#state.events.emit({ type: 'bot', online });
  }

  /** What happens in channels, as far as a bot is told; never what one person alone may see. */
  #tell(event: PlaygroundEvent): void {
    if (event.type !== 'message' && event.type !== 'messageDelete') return;
    const { message, visibleTo } = event.message;
    const channel = this.#state.channel(message.channel_id);
    if (!channel || visibleTo !== undefined) return;
    const guildId = channel.kind === 'text' ? this.#state.guildId : undefined;
    const place = guildId === undefined ? {} : { guild_id: guildId };
    if (event.type === 'messageDelete') {
      this.dispatch('MESSAGE_DELETE', { id: message.id, channel_id: channel.id, ...place }, guildId);
    } else {
      const name = event.change === 'created' ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE';
      this.dispatch(name, { ...seenByBot(message, channel), ...place }, guildId);
    }
  }
}
