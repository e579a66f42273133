import type { WebSocket } from 'ws';

/** Enough for a page's first message, which holds every message of every channel. */
const MAX_UNREAD_BYTES = 64 * 1024 * 1024;

/** Cuts off a client that does not read: what is sent to it would fill the memory. */
export function dropIfUnread(socket: WebSocket): void {
  if (socket.bufferedAmount > MAX_UNREAD_BYTES) socket.terminate();
}
