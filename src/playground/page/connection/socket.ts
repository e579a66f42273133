import type { PageMessage, ServerMessage } from '../../protocol.ts';
import { parseServerMessage } from './server-message.ts';

/** The events of a connection. */
export interface SocketEvents {
  opened(): void;
  lost(): void;
  received(message: ServerMessage): void;
  /** An invalid frame. */
  garbled(): void;
}

/** The page's end of the connection. */
export interface PageSocket {
  /** @returns False if there is no connection. Nothing is queued. */
  send(message: PageMessage): boolean;
}

/** Milliseconds before the first reconnect; doubled with each failure. */
const FIRST_DELAY = 250;
const LONGEST_DELAY = 5_000;

/** Connects to the playground's server, and reconnects for as long as the page is open. */
export function connectSocket(address: string, events: SocketEvents): PageSocket {
  let socket: WebSocket;
  let delay = FIRST_DELAY;

  function open(): void {
    socket = new WebSocket(address);
    socket.addEventListener('open', () => {
      delay = FIRST_DELAY;
      events.opened();
    });
    socket.addEventListener('message', (event: MessageEvent<unknown>) => {
      const message = parseServerMessage(event.data);
      if (message === undefined) events.garbled();
      else events.received(message);
    });
    socket.addEventListener('close', () => {
      events.lost();
      setTimeout(open, delay);
      delay = Math.min(delay * 2, LONGEST_DELAY);
    });
  }

  open();
  return {
    send(message) {
      if (socket.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
  };
}
