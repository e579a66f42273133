import type { EventHub } from '../events.ts';
import type { VisibleMessage } from '../protocol.ts';
import { compareSnowflakes } from './snowflakes.ts';

const MAX_PER_CHANNEL = 1_000;

/** Keeps the newest messages of every channel. Emits an event for every change. */
export class MessageStore {
  readonly #channels = new Map<string, Map<string, VisibleMessage>>();
  readonly #events: EventHub;

  constructor(events: EventHub) {
    this.#events = events;
  }

  /** Adds a message, or replaces the one that has its id. */
  put(message: VisibleMessage): void {
    const { channel_id: channelId, id } = message.message;
    const channel = this.#channels.get(channelId) ?? new Map<string, VisibleMessage>();
    this.#channels.set(channelId, channel);
    const change = channel.has(id) ? 'updated' : 'created';
    channel.set(id, message);
    if (channel.size > MAX_PER_CHANNEL) {
      const [oldest] = channel.keys();
      if (oldest !== undefined) channel.delete(oldest);
    }
    this.#events.emit({ type: 'message', change, message });
  }

  get(channelId: string, id: string): VisibleMessage | undefined {
    return this.#channels.get(channelId)?.get(id);
  }

  /** Deletes a message; false if there is none. */
  remove(channelId: string, id: string): boolean {
    const message = this.get(channelId, id);
    if (!message) return false;
    this.#channels.get(channelId)?.delete(id);
    this.#events.emit({ type: 'messageDelete', message });
    return true;
  }

  /** Oldest first. */
  inChannel(channelId: string): VisibleMessage[] {
    const messages = [...(this.#channels.get(channelId)?.values() ?? [])];
    return messages.sort((a, b) => compareSnowflakes(a.message.id, b.message.id));
  }

  /** The messages in a channel that a user can see, oldest first. */
  seenBy(userId: string, channelId: string): VisibleMessage[] {
    return this.inChannel(channelId).filter(({ visibleTo }) => visibleTo === undefined || visibleTo === userId);
  }

  /** Oldest first, channel by channel. */
  all(): VisibleMessage[] {
    return [...this.#channels.keys()].flatMap((id) => this.inChannel(id));
  }

  /** The id of the newest public message. */
  lastId(channelId: string): string | null {
    const last = this.inChannel(channelId).findLast(({ visibleTo }) => visibleTo === undefined);
    return last?.message.id ?? null;
  }
}
