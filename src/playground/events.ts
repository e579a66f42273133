import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { InteractionReport, VisibleMessage } from './protocol.ts';

/** One REST request of the bot and what became of it. */
export interface RequestRecord {
  readonly method: string;
  /** Without the address and `/api/v10`; with the query. */
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
  /** The JSON of the body; absent when there was none or it was unreadable. */
  readonly body?: unknown;
  /** Names of uploaded files. */
  readonly files?: readonly string[];
  /** What a refused request got. */
  readonly error?: { readonly code: number; readonly message: string; readonly errors?: unknown };
  /** Set when a fault was injected into this request. */
  readonly fault?: string;
}

/** What happens in the playground, for the page, the gateway and tests. */
export type PlaygroundEvent =
  | { readonly type: 'bot'; readonly online: boolean }
  | { readonly type: 'commands'; readonly commands: readonly APIApplicationCommand[] }
  | { readonly type: 'message'; readonly change: 'created' | 'updated'; readonly message: VisibleMessage }
  | { readonly type: 'messageDelete'; readonly message: VisibleMessage }
  | { readonly type: 'report'; readonly report: InteractionReport }
  | { readonly type: 'request'; readonly request: RequestRecord };

export type Listener = (event: PlaygroundEvent) => void;

/** Hands each event to all who listen, in the order in which they came. */
export class EventHub {
  readonly #listeners = new Set<Listener>();

  /** Listens until the returned function is called. */
  on(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: PlaygroundEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
