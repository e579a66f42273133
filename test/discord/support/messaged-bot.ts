import type { APIMessage } from 'discord-api-types/v10';
import { afterEach, beforeEach, expect } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { type Bot, startBot } from '../../../src/discord/client.ts';
import type { KnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';
import type { RequestRecord } from '../../../src/playground/events.ts';
import { type Playground, startPlayground } from '../../../src/playground/playground.ts';
import { type LogLine, MemoryLog } from './memory-log.ts';
import { smallLibrary } from './small-library.ts';

const INFO = 30;
const ERROR = 50;

export interface Where {
  readonly user?: string;
  readonly channel?: string;
  readonly replyTo?: APIMessage;
  readonly ping?: boolean;
}

/**
 * A bot in the playground that members write messages to. Each test gets its own, because a channel takes five messages
 * in five seconds. A test fails if the bot logs an error or Discord rejects a request.
 */
export class MessagedBot {
  /** What the bot serves. A test may replace it. */
  knowledgeBase: KnowledgeBase = smallLibrary();
  /** How far Discord's clock is ahead, in milliseconds. */
  later = 0;
  log = new MemoryLog();
  #discord: Playground | undefined;
  #bot: Bot | undefined;
  #linesBefore = 0;
  #requestsBefore = 0;

  /** @param expectsErrors Whether tests of a suite may log errors. */
  constructor(expectsErrors: (suite: string) => boolean = () => false) {
    beforeEach(() => this.#start());
    afterEach(async ({ task }) => {
      await this.#bot?.close();
      await this.#discord?.close();
      if (expectsErrors(task.suite?.name ?? '')) return;
      expect(this.log.lines.filter(({ level }) => level >= ERROR)).toEqual([]);
      expect(this.newRequests().filter(({ status }) => status >= 400)).toEqual([]);
    });
  }

  get discord(): Playground {
    if (this.#discord === undefined) throw new Error('Discord runs only during tests.');
    return this.#discord;
  }

  /** The bot's mention. */
  get mention(): string {
    return `<@${this.discord.applicationId}>`;
  }

  /** The bot's requests in this test, without those of its start. */
  newRequests(): readonly RequestRecord[] {
    return this.discord.requests.slice(this.#requestsBefore);
  }

  /** The bot's log lines in this test, without those of its start. */
  newLines(): readonly LogLine[] {
    return this.log.lines.slice(this.#linesBefore);
  }

  /** Waits until the bot is done with its current answers, and stops taking questions. */
  async drain(): Promise<void> {
    await this.#bot?.drain();
  }

  /** Posts a message and returns the bot's answer, once the bot is done with it. */
  async ask(content: string, where: Where = {}): Promise<APIMessage> {
    const { user = 'Maya', channel = 'general' } = where;
    const said = this.discord.say({ user, channel, content, ...where });
    await this.done(said);
    const answer = this.discord.messages({ user, channel }).at(-1);
    if (answer?.author.id !== this.discord.applicationId) throw new Error('There is no answer');
    return answer;
  }

  /** Waits until the bot is done with a message. */
  done({ id }: APIMessage): Promise<LogLine> {
    return this.log.line(({ message, level }) => message === id && level >= INFO);
  }

  async #start(): Promise<void> {
    this.later = 0;
    const discord = await startPlayground({ port: 0, now: () => Date.now() + this.later });
    this.#discord = discord;
    this.knowledgeBase = smallLibrary();
    this.log = new MemoryLog();
    this.#bot = startBot({
      token: discord.token,
      apiUrl: discord.apiUrl,
      commands,
      knowledgeBase: () => this.knowledgeBase,
      logger: this.log.logger,
    });
    await this.#bot.ready;
    this.#linesBefore = this.log.lines.length;
    this.#requestsBefore = discord.requests.length;
  }
}

/** The text of a message and its embeds. */
export function textOf({ content, embeds }: APIMessage): string {
  return [content, ...embeds.flatMap(({ title, description }) => [title, description])].filter(Boolean).join('\n');
}
