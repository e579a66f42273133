import { afterAll, beforeAll } from 'vitest';
import { type Playground, startPlayground } from '../../src/playground/playground.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { BotProcess } from './bot-process.ts';

/** The built bot, connected to a playground. One for all tests of a file. */
export class PlaygroundBot {
  readonly #cache = temporaryDirectory();
  #discord: Playground | undefined;
  #process: BotProcess | undefined;

  constructor() {
    beforeAll(async () => {
      this.#discord = await startPlayground({ port: 0 });
      await this.#start();
    });
    afterAll(async () => {
      await this.#process?.stop();
      await this.#discord?.close();
    });
  }

  get discord(): Playground {
    if (this.#discord === undefined) throw new Error('The playground runs only during tests.');
    return this.#discord;
  }

  get process(): BotProcess {
    if (this.#process === undefined) throw new Error('The bot runs only during tests.');
    return this.#process;
  }

  /** Kills the bot and starts it again. */
  async restart(): Promise<void> {
    await this.process.stop('SIGKILL');
    await this.#start();
  }

  async #start(): Promise<void> {
    const { token, apiUrl } = this.discord;
    this.#process = new BotProcess({ DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, CACHE_DIR: this.#cache });
    await this.#process.ready();
  }
}
