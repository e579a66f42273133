import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { InteractionReport, VisibleMessage } from './protocol.ts';

/** One REST request of the bot and its outcome. */
export interface RequestRecord {
  readonly method: string;
  /** Path and query below `/api/v10`. */
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
  /** The parsed JSON body; absent if there was none or it was invalid. */
  readonly body?: unknown;
  /** Names of uploaded files. */
  readonly files?: readonly string[];
  /** The error of a failed request. */
  readonly error?: { readonly code: number; readonly message: string; readonly errors?: unknown };
  /** Set when a fault was injected into this request. */
  readonly fault?: string;
}

/** The events of the playground, for the page, the gateway and tests. */
export type PlaygroundEvent =
  | { readonly type: 'bot'; readonly online: boolean }
  | { readonly type: 'commands'; readonly commands: readonly APIApplicationCommand[] }
  | { readonly type: 'message'; readonly change: 'created' | 'updated'; readonly message: VisibleMessage }
  | { readonly type: 'messageDelete'; readonly message: VisibleMessage }
  | { readonly type: 'report'; readonly report: InteractionReport }
  | { readonly type: 'request'; readonly request: RequestRecord };

export type Listener = (event: PlaygroundEvent) => void;

/** Calls every listener with each event, in the order they subscribed. */
export class EventHub {
  readonly #listeners = new Set<Listener>();

  /** Subscribes a listener. The returned function unsubscribes it. */
  on(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: PlaygroundEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
