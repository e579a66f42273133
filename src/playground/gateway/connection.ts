import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import type { RawData, WebSocket } from 'ws';
import { parseJson } from '../json.ts';
import { clientPayload, heartbeatData, identifyData, membersRequestData, resumeData } from './client-payloads.ts';
import type { Gateway } from './gateway.ts';
import { judgeIntents } from './intents.ts';
import type { GatewaySession, Outlet } from './session.ts';
import { ZlibStream } from './zlib-stream.ts';

/** See https://discord.com/developers/docs/events/gateway#sending-events and #rate-limiting */
const LARGEST_PAYLOAD = 4_096;
const MOST_PAYLOADS = 120;
const PAYLOADS_WINDOW = 60_000;

/** Why a connection is closed. */
interface Refusal {
  readonly code: GatewayCloseCodes;
  readonly reason: string;
}

const REFUSALS = {
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
} as const satisfies Record<string, Refusal>;

/** One WebSocket of a bot: from hello to whatever ends it. */
export class GatewayConnection implements Outlet {
  readonly #socket: WebSocket;
  readonly #gateway: Gateway;
  readonly #zlib: ZlibStream | undefined;
  #session: GatewaySession | undefined;
  #watchdog: NodeJS.Timeout | undefined;
  #received: number[] = [];

  constructor(socket: WebSocket, gateway: Gateway, compressed: boolean) {
    this.#socket = socket;
    this.#gateway = gateway;
    this.#zlib = compressed ? new ZlibStream((message) => this.#socket.send(message)) : undefined;
    socket.on('message', (data) => this.#receive(data));
    socket.on('close', (code) => this.#closed(code));
    // A broken frame: the close that follows says all.
    socket.on('error', () => undefined);
    this.#watch();
    this.sendOperation(GatewayOpcodes.Hello, { heartbeat_interval: gateway.heartbeatInterval });
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

  /** Cuts the connection as a bad network does, without a word. */
  cut(): void {
    this.#socket.terminate();
  }

  /** Tells the bot that its session is over; resumable, it may take it up again here. */
  invalidate(resumable: boolean): void {
    this.#leaveSession();
    this.sendOperation(GatewayOpcodes.InvalidSession, resumable);
  }

  #receive(data: RawData): void {
    // A client that was refused may go on sending until the close handshake times out.
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    const refusal = this.#isFlooding() ? REFUSALS.rateLimited : this.#attempt(data.toString());
    if (refusal) this.#refuse(refusal);
  }

  /** A fault of the playground's own closes the connection: thrown into the socket, it would end the process. */
  #attempt(text: string): Refusal | undefined {
    try {
      return this.#handle(text);
    } catch (error) {
      this.#gateway.warn(error instanceof Error ? `${error.stack}` : String(error));
      return REFUSALS.unknownError;
    }
  }

  #handle(text: string): Refusal | undefined {
    if (text.length > LARGEST_PAYLOAD) return REFUSALS.tooLarge;
    const payload = clientPayload.safeParse(parseJson(text));
    if (!payload.success) return REFUSALS.decode;
    const { op, d } = payload.data;
    switch (op) {
      case GatewayOpcodes.Heartbeat:
        return this.#heartbeat(d);
      case GatewayOpcodes.Identify:
        return this.#session ? REFUSALS.alreadyAuthenticated : this.#identify(d);
      case GatewayOpcodes.Resume:
        return this.#session ? REFUSALS.alreadyAuthenticated : this.#resume(d);
      case GatewayOpcodes.RequestGuildMembers:
        return this.#session ? this.#sendMembers(this.#session, d) : REFUSALS.notAuthenticated;
      case GatewayOpcodes.PresenceUpdate:
      case GatewayOpcodes.VoiceStateUpdate:
        return this.#session ? undefined : REFUSALS.notAuthenticated;
      default:
        return REFUSALS.unknownOpcode;
    }
  }

  #heartbeat(d: unknown): Refusal | undefined {
    if (!heartbeatData.safeParse(d).success) return REFUSALS.decode;
    this.#watch();
    if (this.#gateway.acknowledges) this.sendOperation(GatewayOpcodes.HeartbeatAck);
    return undefined;
  }

  #identify(d: unknown): Refusal | undefined {
    const identify = identifyData.safeParse(d);
    if (!identify.success) return REFUSALS.decode;
    const { token, intents, shard = [0, 1] } = identify.data;
    if (!this.#gateway.isToken(token)) return REFUSALS.authentication;
    if (shard[1] < 1 || shard[0] < 0 || shard[0] >= shard[1]) return REFUSALS.shard;
    const verdict = judgeIntents(intents);
    if (verdict !== 'fine') return verdict === 'invalid' ? REFUSALS.invalidIntents : REFUSALS.disallowedIntents;
    const session = this.#gateway.newSession(intents, shard);
    this.#session = session;
    session.attach(this);
    this.#gateway.greet(session);
    return undefined;
  }

  #resume(d: unknown): Refusal | undefined {
    const resume = resumeData.safeParse(d);
    if (!resume.success) return REFUSALS.decode;
    const { token, session_id: id, seq } = resume.data;
    if (!this.#gateway.isToken(token)) return REFUSALS.authentication;
    const session = this.#gateway.find(id);
    if (session && seq > session.sequence) return REFUSALS.sequence;
    const missed = session?.missed(seq);
    if (!session || !missed) {
      this.sendOperation(GatewayOpcodes.InvalidSession, false);
      return undefined;
    }
    this.#session = session;
    session.attach(this);
    for (const text of missed) this.send(text);
    this.#gateway.welcomeBack(session, missed.length);
    return undefined;
  }

  #sendMembers(session: GatewaySession, d: unknown): Refusal | undefined {
    const request = membersRequestData.safeParse(d);
    if (!request.success) return REFUSALS.decode;
    const { guild_id: guildId, query, user_ids: ids, nonce } = request.data;
    const wanted = ids === undefined ? undefined : [ids].flat();
    const members = this.#gateway.members(guildId, query ?? '', wanted);
    const found = new Set(members.map(({ user }) => user.id));
    const chunk = { guild_id: guildId, members, chunk_index: 0, chunk_count: 1, nonce };
    const missing = wanted?.filter((id) => !found.has(id)) ?? [];
    session.dispatch('GUILD_MEMBERS_CHUNK', { ...chunk, not_found: missing }, true);
    return undefined;
  }

  /** Counts what the bot sends; true once it sends more than it may. */
  #isFlooding(): boolean {
    const now = this.#gateway.now();
    this.#received = this.#received.filter((time) => time > now - PAYLOADS_WINDOW);
    this.#received.push(now);
    return this.#received.length > MOST_PAYLOADS;
  }

  #refuse({ code, reason }: Refusal): void {
    this.#gateway.log(`gateway: closed with ${code} ${reason}`);
    this.close(code, reason);
  }

  /** Waits for the next heartbeat, with one more interval of patience. */
  #watch(): void {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.#refuse(REFUSALS.timedOut), 2 * this.#gateway.heartbeatInterval);
  }

  #closed(code: number): void {
    clearTimeout(this.#watchdog);
    this.#zlib?.close();
    const session = this.#session;
    this.#leaveSession();
    this.#gateway.gone(this, session, code);
  }

  #leaveSession(): void {
    this.#session?.detach(this);
    this.#session = undefined;
  }
}
