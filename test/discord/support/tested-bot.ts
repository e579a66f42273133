import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { KnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';
import { type Stage, stage } from './bot.ts';
import type { FakeDiscord } from './fake-discord.ts';
import { ALICE, type Answer, type Members, type SentMessage, sent } from './members.ts';
import type { LogLine } from './memory-log.ts';
import { smallLibrary } from './small-library.ts';

const ERROR = 50;

type Options = Readonly<Record<string, string | boolean>>;

/** A bot that serves all tests of a file. Each test starts with the small library, and fails if the bot logs an error. */
export class TestedBot {
  /** What the bot serves. A test may replace it. */
  knowledgeBase: KnowledgeBase = smallLibrary();
  #stage: Stage | undefined;
  #linesBefore = 0;

  /** @param expectsErrors Whether tests of a suite may log errors. */
  constructor(expectsErrors: (suite: string) => boolean = () => false) {
    beforeAll(async () => {
      this.#stage = await stage(() => this.knowledgeBase);
      await this.#stage.bot.ready;
    });
    beforeEach(() => {
      this.knowledgeBase = smallLibrary();
      this.#linesBefore = this.#running.log.lines.length;
    });
    afterEach(({ task }) => {
      if (expectsErrors(task.suite?.name ?? '')) return;
      expect(this.newLines().filter(({ level }) => level >= ERROR)).toEqual([]);
    });
    afterAll(() => this.#stage?.close());
  }

  get members(): Members {
    return this.#running.members;
  }

  get discord(): FakeDiscord {
    return this.#running.discord;
  }

  /** The log of the current test. */
  newLines(): readonly LogLine[] {
    return this.#running.log.lines.slice(this.#linesBefore);
  }

  /** Alice's `/hpr search`. */
  async searched(options: Options = {}): Promise<SentMessage> {
    return sent(await this.members.command(ALICE, 'search', { query: 'sourdough', ...options }), ALICE);
  }

  /** All results of Alice's search, one page at a time. */
  async listed(options: Options = {}): Promise<SentMessage> {
    return sent(await this.members.press(ALICE, await this.searched(options), 'More'), ALICE);
  }

  get #running(): Stage {
    if (this.#stage === undefined) throw new Error('The bot runs only during tests.');
    return this.#stage;
  }
}

/** The question that is shown above an answer. */
export function questionIn({ embeds }: Pick<Answer['data'], 'embeds'>): string | undefined {
  return embeds[0]?.author?.name;
}
