import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayCloseCodes } from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import { isLocalRequest } from '../runtime/local-request.ts';
import { dropIfUnread } from './backpressure.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { PageConnections } from './page-socket/page-connections.ts';

export const GATEWAY_PATH = '/gateway';
export const PAGE_SOCKET_PATH = '/playground/socket';

const MAX_FRAME_BYTES = 256 * 1024;

/** Routes WebSocket handshakes to the gateway or to the page's socket, by path. */
export class UpgradeHandler {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES });
  readonly #gateway: Gateway;
  readonly #pages: PageConnections;

  constructor(gateway: Gateway, pages: PageConnections) {
    this.#gateway = gateway;
    this.#pages = pages;
  }

  /** Handles the `upgrade` event of an HTTP server. Must not throw: an exception here would end the process. */
  readonly handle = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    if (!isLocalRequest(request.headers)) {
      reject(socket, '403 Forbidden');
      return;
    }
    const accept = this.#handlerOf(request.url ?? '');
    if (!accept) {
      reject(socket, '404 Not Found');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (ws) => {
      // The server replies to every message and every ping.
      for (const event of ['message', 'ping']) ws.on(event, () => dropIfUnread(ws));
      accept(ws);
    });
  };

  #handlerOf(target: string): ((socket: WebSocket) => void) | undefined {
    // Not `new URL`, which throws for targets such as `//`.
    const [pathWithSlash = '', queryText] = target.split('?', 2);
    const path = pathWithSlash.replace(/\/$/, '');
    const query = new URLSearchParams(queryText);
    if (path === GATEWAY_PATH) return (socket) => this.#acceptBot(socket, query);
    if (path === PAGE_SOCKET_PATH) return (socket) => this.#pages.accept(socket);
    return undefined;
  }

  #acceptBot(socket: WebSocket, query: URLSearchParams): void {
    const compression = query.get('compress');
    if (query.get('v') !== '10') {
      refuse(socket, GatewayCloseCodes.InvalidAPIVersion, 'Invalid API version.');
    } else if ((query.get('encoding') ?? 'json') !== 'json') {
      refuse(socket, GatewayCloseCodes.DecodeError, 'Only JSON is spoken here.');
    } else if (compression !== null && compression !== 'zlib-stream') {
      refuse(socket, GatewayCloseCodes.DecodeError, 'Unknown compression.');
    } else this.#gateway.accept(socket, compression === 'zlib-stream');
  }
}

function refuse(socket: WebSocket, code: GatewayCloseCodes, reason: string): void {
  socket.on('error', () => undefined);
  socket.close(code, reason);
}

function reject(socket: Duplex, status: string): void {
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
