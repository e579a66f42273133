/** Answers that one channel, or one member, gets in a row before more of them have to wait. */
const BURST = 5;
/** Milliseconds in which they count: Discord takes five messages in five seconds in a channel. */
const CHANNEL_WINDOW = 5_000;
const MEMBER_WINDOW = 15_000;

/** Keeps a member from making the bot flood a channel. */
export class AnswerLimit {
  readonly #channels = new SlidingWindow(BURST, CHANNEL_WINDOW);
  readonly #members = new SlidingWindow(BURST, MEMBER_WINDOW);

  /**
   * Whether one more question may be answered now; if so it counts.
   *
   * @param now Milliseconds of any clock that only goes forward.
   */
  admits(channelId: string, userId: string, now: number): boolean {
    if (!this.#channels.hasRoom(channelId, now) || !this.#members.hasRoom(userId, now)) return false;
    this.#channels.add(channelId, now);
    this.#members.add(userId, now);
    return true;
  }
}

/** So many events for a key within a time that slides. */
class SlidingWindow {
  readonly #limit: number;
  readonly #window: number;
  readonly #times = new Map<string, number[]>();

  constructor(limit: number, window: number) {
    this.#limit = limit;
    this.#window = window;
  }

  hasRoom(key: string, now: number): boolean {
    return this.#recent(key, now).length < this.#limit;
  }

  add(key: string, now: number): void {
    const times = [...this.#recent(key, now), now];
    // The key moves to the end, so that the oldest ones come first.
    this.#times.delete(key);
    this.#times.set(key, times);
    for (const [oldest, its] of this.#times) {
      if ((its.at(-1) ?? 0) > now - this.#window) break;
      this.#times.delete(oldest);
    }
  }

  #recent(key: string, now: number): readonly number[] {
    return (this.#times.get(key) ?? []).filter((time) => time > now - this.#window);
  }
}
