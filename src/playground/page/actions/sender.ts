import type { PageMessage } from '../../protocol.ts';
import type { PageSocket } from '../connection/socket.ts';
import type { Pending } from '../state/state.ts';
import type { Store } from '../state/store.ts';

type ActionFields = 'nonce' | 'userId' | 'channelId';
/** `Omit`, distributed over a union. */
type OmitActionFields<T> = T extends unknown ? Omit<T, ActionFields> : never;
/** A message to the server without the user and the channel. */
export type Request = OmitActionFields<PageMessage>;

type Awaited = Pick<Pending, 'kind' | 'label' | 'messageId' | 'customId' | 'interactionId'>;

/** Sends messages to the server as the current user in the open channel. */
export interface Sender {
  /** @returns The nonce, or undefined if there is no connection, which a notice then says. */
  send(request: Request): string | undefined;
  /** Sends an interaction and records it as pending. */
  interact(request: Request, awaited: Awaited): boolean;
}

/** Creates a sender whose nonces are unique to this page. */
export function createSender(store: Store, socket: PageSocket): Sender {
  const session = crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36) ?? '';
  let count = 0;

  function send(request: Request): string | undefined {
    count += 1;
    const nonce = `${session}-${count}`;
    const { userId, channelId } = store.state;
    if (socket.send({ ...request, nonce, userId, channelId })) return nonce;
    store.dispatch({ type: 'notice', notice: 'You are not connected. Wait a moment and try again.' });
    return undefined;
  }

  return {
    send,
    interact(request, awaited) {
      const nonce = send(request);
      if (nonce === undefined) return false;
      const { userId, channelId } = store.state;
      store.dispatch({ type: 'sent', pending: { ...awaited, nonce, userId, channelId, sentAt: Date.now() } });
      return true;
    },
  };
}
