import type { PageMessage } from '../../protocol.ts';
import type { PageSocket } from '../connection/socket.ts';
import type { Pending } from '../state/state.ts';
import type { Store } from '../state/store.ts';

type ActionFields = 'nonce' | 'userId' | 'channelId';
/** Omit, for each member of a union on its own. */
type OmitActionFields<T> = T extends unknown ? Omit<T, ActionFields> : never;
/** What the page asks for, without who asks and where. */
export type Request = OmitActionFields<PageMessage>;

type Awaited = Pick<Pending, 'kind' | 'label' | 'messageId' | 'customId' | 'interactionId'>;

/** Says things to the server as the current user in the open channel. */
export interface Sender {
  /** @returns the nonce, or undefined when there is no connection; the person is told then */
  send(request: Request): string | undefined;
  /** Sends an interaction whose answer is awaited. */
  interact(request: Request, awaited: Awaited): boolean;
}

/** A sender whose nonces are unique for this page. */
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
