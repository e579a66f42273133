import type { WebSocket } from 'ws';

/** Enough for a page's `hello`, which contains every message of every channel. */
const MAX_UNREAD_BYTES = 64 * 1024 * 1024;

/** Terminates a client that does not read. Otherwise its send buffer would grow without bound. */
export function dropIfUnread(socket: WebSocket): void {
  if (socket.bufferedAmount > MAX_UNREAD_BYTES) socket.terminate();
}
