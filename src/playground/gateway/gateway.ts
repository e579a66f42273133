import { GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import type { PlaygroundEvent } from '../events.ts';
import type { Settings } from '../settings.ts';
import { eventFields, seenByBot } from '../state/bot-view.ts';
import type { DiscordState } from '../state/discord-state.ts';
import { guildCreate } from '../state/guild.ts';
import { GatewayConnection } from './connection.ts';
import { readyData } from './ready.ts';
import type { GatewaySession } from './session.ts';
import { GatewaySessions } from './sessions.ts';

/** Simulates faults of the bots' connections, for tests. */
export interface GatewayControl {
  /** Whether a bot is logged in and connected. */
  readonly online: boolean;
  /** The number of connections, logged in or not. */
  readonly connections: number;
  /** Cuts every connection without a close frame. The sessions can be resumed. */
  drop(): void;
  /** Closes every connection with a close code. */
  close(code: number): void;
  /** Asks every bot to reconnect and resume. */
  reconnect(): void;
  /** Invalidates every session. Sessions that are not resumable end. */
  invalidate(resumable: boolean): void;
  /** Asks every bot for a heartbeat at once. */
  requestHeartbeat(): void;
  /** Whether heartbeats are acknowledged. Without an ACK, a bot must treat the connection as dead. */
  acknowledges: boolean;
}

/**
 * Discord's gateway, version 10.
 * See https://discord.com/developers/docs/events/gateway
 */
export class Gateway implements GatewayControl {
  acknowledges = true;
  readonly #state: DiscordState;
  readonly #settings: Settings;
  readonly #url: () => string;
  readonly #connections = new Set<GatewayConnection>();
  readonly #sessions: GatewaySessions;
  readonly #unsubscribe: () => void;

  /** @param url The gateway's URL, known only once the playground listens. */
  constructor(state: DiscordState, settings: Settings, url: () => string) {
    this.#state = state;
    this.#settings = settings;
    this.#url = url;
    this.#sessions = new GatewaySessions(state.events, settings.now);
    this.#unsubscribe = state.events.on((event) => this.#forward(event));
  }

  get online(): boolean {
    return this.#sessions.online;
  }

  get connections(): number {
    return this.#connections.size;
  }

  /** Takes over a WebSocket after its handshake. */
  accept(socket: WebSocket, compressed: boolean): void {
    const connection = new GatewayConnection(socket, compressed, {
      sessions: this.#sessions,
      settings: this.#settings,
      acknowledges: () => this.acknowledges,
      onIdentify: (session) => this.#sendReady(session),
      onClose: () => this.#connections.delete(connection),
    });
    this.#connections.add(connection);
  }

  /** Sends an event to every session that serves the guild; false if there is none. */
  dispatch(event: string, data: object, guildId: string | undefined): boolean {
    return this.#sessions.dispatch(event, data, guildId);
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
    this.#sessions.announce();
  }

  requestHeartbeat(): void {
    for (const connection of this.#connections) connection.sendOperation(GatewayOpcodes.Heartbeat);
  }

  /** Ends every connection and every session. */
  shutDown(): void {
    this.#unsubscribe();
    this.drop();
    this.#sessions.clear();
  }

  #sendReady(session: GatewaySession): void {
    const guilds = session.serves(this.#state.guildId) ? [{ id: this.#state.guildId, unavailable: true }] : [];
    session.dispatch('READY', readyData(session, guilds, this.#url()), false);
    if (guilds.length === 0) return;
    const guild = guildCreate((channelId) => this.#state.messages.lastId(channelId));
    session.dispatch('GUILD_CREATE', guild, true);
  }

  /** Forwards messages to the bots, except ephemeral ones: Discord sends no events for those. */
  #forward(event: PlaygroundEvent): void {
    if (event.type !== 'message' && event.type !== 'messageDelete') return;
    const { message, visibleTo } = event.message;
    const channel = this.#state.channel(message.channel_id);
    if (!channel || visibleTo !== undefined) return;
    const guildId = channel.kind === 'text' ? this.#state.guildId : undefined;
    if (event.type === 'messageDelete') {
      const guildField = guildId === undefined ? {} : { guild_id: guildId };
      this.dispatch('MESSAGE_DELETE', { id: message.id, channel_id: channel.id, ...guildField }, guildId);
    } else {
      const name = event.change === 'created' ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE';
      this.dispatch(name, { ...seenByBot(message, channel), ...eventFields(message, channel) }, guildId);
    }
  }
}
