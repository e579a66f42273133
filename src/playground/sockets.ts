import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayCloseCodes } from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Gateway } from './gateway/gateway.ts';
import { isForLoopback, isOwnOrigin } from './loopback.ts';
import type { Pages } from './page-socket/pages.ts';

export const GATEWAY_PATH = '/gateway';
export const PAGE_SOCKET_PATH = '/playground/socket';

const LARGEST_FRAME = 256 * 1024;

/** Answers the requests for a WebSocket: a bot's at the gateway, a page's at its own address, and no others. */
export class Sockets {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME });
  readonly #gateway: Gateway;
  readonly #pages: Pages;

  constructor(gateway: Gateway, pages: Pages) {
    this.#gateway = gateway;
    this.#pages = pages;
  }

  /** A listener for the `upgrade` event of an HTTP server. */
  readonly upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = url.pathname.replace(/\/$/, '');
    if (!isForLoopback(request.headers) || !isOwnOrigin(request.headers)) reject(socket, '403 Forbidden');
    else if (path === GATEWAY_PATH) {
      this.#server.handleUpgrade(request, socket, head, (ws) => this.#acceptBot(ws, url.searchParams));
    } else if (path === PAGE_SOCKET_PATH) {
      this.#server.handleUpgrade(request, socket, head, (ws) => this.#pages.accept(ws));
    } else reject(socket, '404 Not Found');
  };

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
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
