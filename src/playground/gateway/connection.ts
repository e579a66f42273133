import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import type { RawData, WebSocket } from 'ws';
import { errorStack } from '../../util/error-text.ts';
import { parseJson } from '../json.ts';
import type { Settings } from '../settings.ts';
import { findMembers } from '../state/guild.ts';
import { clientPayload, heartbeatData, identifyData, membersRequestData, resumeData } from './client-payloads.ts';
import { checkIntents } from './intents.ts';
import type { GatewaySession, PayloadSink } from './session.ts';
import type { GatewaySessions } from './sessions.ts';
import { ZlibStream } from './zlib-stream.ts';

/** See https://discord.com/developers/docs/events/gateway#sending-events and #rate-limiting */
const MAX_PAYLOAD_CHARACTERS = 4_096;
const MAX_PAYLOADS = 120;
const PAYLOADS_WINDOW_MS = 60_000;

/** Why a connection is closed. */
interface CloseReason {
  readonly code: GatewayCloseCodes;
  readonly reason: string;
}

const CLOSE_REASONS = {
  unknownError: { code: GatewayCloseCodes.UnknownError, reason: 'Unknown error.' },
  unknownOpcode: { code: GatewayCloseCodes.UnknownOpcode, reason: 'Unknown opcode.' },
  decode: { code: GatewayCloseCodes.DecodeError, reason: 'Error while decoding payload.' },
  tooLarge: { code: GatewayCloseCodes.DecodeError, reason: 'Payload too large.' },
  notAuthenticated: { code: GatewayCloseCodes.NotAuthenticated, reason: 'Not authenticated.' },
  authentication: { code: GatewayCloseCodes.AuthenticationFailed, reason: 'Authentication failed.' },
  alreadyAuthenticated: { code: GatewayCloseCodes.AlreadyAuthenticated, reason: 'Already authenticated.' },
  sequence: { code: GatewayCloseCodes.InvalidSeq, reason: 'Invalid seq.' },
  rateLimited: { code: GatewayCloseCodes.RateLimited, reason: 'Rate limited.' },
  timedOut: { code: GatewayCloseCodes.SessionTimedOut, reason: 'Session timed out.' },
  shard: { code: GatewayCloseCodes.InvalidShard, reason: 'Invalid shard.' },
  invalidIntents: { code: GatewayCloseCodes.InvalidIntents, reason: 'Invalid intent(s).' },
  disallowedIntents: { code: GatewayCloseCodes.DisallowedIntents, reason: 'Disallowed intent(s).' },
} as const satisfies Record<string, CloseReason>;

/** The gateway, as its connections see it. */
export interface ConnectionOptions {
  readonly sessions: GatewaySessions;
  readonly settings: Pick<Settings, 'heartbeatInterval' | 'log' | 'now' | 'token'>;
  /** Whether heartbeats are acknowledged; tests turn it off. */
  readonly acknowledges: () => boolean;
  /** Sends a new session its first events. */
  readonly onIdentify: (session: GatewaySession) => void;
  readonly onClose: () => void;
}

/** A bot's WebSocket, from HELLO to the close. */
export class GatewayConnection implements PayloadSink {
  readonly #socket: WebSocket;
  readonly #options: ConnectionOptions;
  readonly #zlib: ZlibStream | undefined;
  #session: GatewaySession | undefined;
  #watchdog: NodeJS.Timeout | undefined;
  #received: number[] = [];

  constructor(socket: WebSocket, compressed: boolean, options: ConnectionOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#zlib = compressed ? new ZlibStream((message) => this.#socket.send(message)) : undefined;
    socket.on('message', (data) => this.#receive(data));
    socket.on('close', (code) => this.#onClose(code));
    // A broken frame. The library closes the socket, and `close` is handled.
    socket.on('error', () => undefined);
    this.#expectHeartbeat();
    this.sendOperation(GatewayOpcodes.Hello, { heartbeat_interval: options.settings.heartbeatInterval });
  }

  send(text: string): void {
    if (this.#zlib) this.#zlib.write(text);
    else this.#socket.send(text);
  }

  sendOperation(op: GatewayOpcodes, d: unknown = null): void {
    this.send(JSON.stringify({ op, d, s: null, t: null }));
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  /** Cuts the connection without a close frame, as a bad network does. */
  cut(): void {
    this.#socket.terminate();
  }

  /** Tells the bot that its session is invalid. A resumable one can be resumed on this connection. */
  invalidate(resumable: boolean): void {
    this.#leaveSession();
    this.sendOperation(GatewayOpcodes.InvalidSession, resumable);
  }

  #receive(data: RawData): void {
    // A client can go on sending until the close handshake times out.
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    const refusal = this.#isFlooding() ? CLOSE_REASONS.rateLimited : this.#attempt(data.toString());
    if (refusal) this.#refuse(refusal);
  }

  /** Closes the connection on a bug of the playground. Thrown from the socket's listener, it would end the process. */
  #attempt(text: string): CloseReason | undefined {
    try {
      return this.#handle(text);
    } catch (error) {
      this.#options.settings.log.warn(`playground: ${errorStack(error)}`);
      return CLOSE_REASONS.unknownError;
    }
  }

  #handle(text: string): CloseReason | undefined {
    if (text.length > MAX_PAYLOAD_CHARACTERS) return CLOSE_REASONS.tooLarge;
    const payload = clientPayload.safeParse(parseJson(text));
    if (!payload.success) return CLOSE_REASONS.decode;
    const { op, d } = payload.data;
    switch (op) {
      case GatewayOpcodes.Heartbeat:
        return this.#heartbeat(d);
      case GatewayOpcodes.Identify:
        return this.#session ? CLOSE_REASONS.alreadyAuthenticated : this.#identify(d);
      case GatewayOpcodes.Resume:
        return this.#session ? CLOSE_REASONS.alreadyAuthenticated : this.#resume(d);
      case GatewayOpcodes.RequestGuildMembers:
        return this.#session ? this.#sendMembers(this.#session, d) : CLOSE_REASONS.notAuthenticated;
      case GatewayOpcodes.PresenceUpdate:
      case GatewayOpcodes.VoiceStateUpdate:
        return this.#session ? undefined : CLOSE_REASONS.notAuthenticated;
      default:
        return CLOSE_REASONS.unknownOpcode;
    }
  }

  #heartbeat(d: unknown): CloseReason | undefined {
    if (!heartbeatData.safeParse(d).success) return CLOSE_REASONS.decode;
    this.#expectHeartbeat();
    if (this.#options.acknowledges()) this.sendOperation(GatewayOpcodes.HeartbeatAck);
    return undefined;
  }

  #identify(d: unknown): CloseReason | undefined {
    const identify = identifyData.safeParse(d);
    if (!identify.success) return CLOSE_REASONS.decode;
    const { token, intents, shard = [0, 1] } = identify.data;
    if (!this.#isToken(token)) return CLOSE_REASONS.authentication;
    if (shard[1] < 1 || shard[0] < 0 || shard[0] >= shard[1]) return CLOSE_REASONS.shard;
    const verdict = checkIntents(intents);
    if (verdict !== 'fine')
      return verdict === 'invalid' ? CLOSE_REASONS.invalidIntents : CLOSE_REASONS.disallowedIntents;
    const session = this.#options.sessions.create(intents, shard, this);
    this.#session = session;
    this.#options.onIdentify(session);
    this.#log(`gateway: a bot is ready, session ${session.id}`);
    this.#options.sessions.announce();
    return undefined;
  }

  #resume(d: unknown): CloseReason | undefined {
    const resume = resumeData.safeParse(d);
    if (!resume.success) return CLOSE_REASONS.decode;
    const { token, session_id: id, seq } = resume.data;
    if (!this.#isToken(token)) return CLOSE_REASONS.authentication;
    const session = this.#options.sessions.find(id);
    if (session && seq > session.sequence) return CLOSE_REASONS.sequence;
    const missed = session?.missed(seq);
    if (!session || !missed) {
      this.sendOperation(GatewayOpcodes.InvalidSession, false);
      return undefined;
    }
    this.#session = session;
    session.attach(this);
    for (const text of missed) this.send(text);
    session.dispatch('RESUMED', { _trace: [] }, false);
    this.#log(`gateway: session ${session.id} resumed, ${missed.length} events replayed`);
    this.#options.sessions.announce();
    return undefined;
  }

  #sendMembers(session: GatewaySession, d: unknown): CloseReason | undefined {
    const request = membersRequestData.safeParse(d);
    if (!request.success) return CLOSE_REASONS.decode;
    const { guild_id: guildId, query, user_ids: ids, nonce } = request.data;
    const wanted = ids === undefined ? undefined : [ids].flat();
    const members = findMembers(guildId, query ?? '', wanted);
    const found = new Set(members.map(({ user }) => user.id));
    const chunk = { guild_id: guildId, members, chunk_index: 0, chunk_count: 1, nonce };
    const missing = wanted?.filter((id) => !found.has(id)) ?? [];
    session.dispatch('GUILD_MEMBERS_CHUNK', { ...chunk, not_found: missing }, true);
    return undefined;
  }

  /** Counts a payload. True when the bot has sent too many within the window. */
  #isFlooding(): boolean {
    const now = this.#options.settings.now();
    this.#received = this.#received.filter((time) => time > now - PAYLOADS_WINDOW_MS);
    this.#received.push(now);
    return this.#received.length > MAX_PAYLOADS;
  }

  #refuse({ code, reason }: CloseReason): void {
    this.#log(`gateway: closed with ${code} ${reason}`);
    this.close(code, reason);
  }

  /** Closes the connection unless a heartbeat comes within two intervals. */
  #expectHeartbeat(): void {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(
      () => this.#refuse(CLOSE_REASONS.timedOut),
      2 * this.#options.settings.heartbeatInterval,
    );
  }

  #onClose(code: number): void {
    clearTimeout(this.#watchdog);
    this.#zlib?.close();
    if (this.#session) this.#options.sessions.release(this.#session, this, code);
    this.#session = undefined;
    this.#options.onClose();
  }

  #isToken(token: string): boolean {
    return token.replace(/^Bot\s+/, '') === this.#options.settings.token;
  }

  #log(line: string): void {
    this.#options.settings.log.info(line);
  }

  #leaveSession(): void {
    this.#session?.detach(this);
    this.#session = undefined;
  }
}
