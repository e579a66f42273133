import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { errorMessage } from '../src/util/error-text.ts';
import { BotProcess, type BotSettings } from './bot-process.ts';
import { Child } from './child.ts';
import type { ProcessMemory } from './memory.ts';
import { type PlaygroundReady, playgroundReady, searchesDone } from './messages.ts';
import { querySet } from './queries.ts';

/** Searches before the memory of a warm bot is read. */
export const SEARCHES_BEFORE_MEMORY = 200;

/** Consecutive searches with one bot before the other's turn. */
const TURN = 15;

const READY = 'Ready';
const SAVED = 'Everything that can be kept for the next start is saved';

/** A start without a snapshot. */
export interface ColdStart {
  /** From the start of the process to "Ready". */
  readonly readyMs: number;
  /** Once the index and the vectors are saved. */
  readonly memory: ProcessMemory;
  /** The latency of searches between "Ready" and then, while ASR confusions and vectors are learnt. */
  readonly latencies: readonly number[];
}

/** Figures of the bot's process, with a playground in another process. Times are in milliseconds. */
export interface BotResult {
  readonly cold: readonly ColdStart[];
  /** With a snapshot: from the start of the process to "Ready". */
  readonly warmMs: readonly number[];
  /** Of a warm bot after {@link SEARCHES_BEFORE_MEMORY} searches. */
  readonly memory: ProcessMemory;
  /** From dispatch by the gateway to arrival of the answer, once for each search. */
  readonly latencies: readonly number[];
  /** The same for the minimal bot. */
  readonly floor: readonly number[];
}

export interface BotPlan {
  readonly dataDirectory: string;
  readonly temporary: string;
  readonly coldRepetitions: number;
  readonly warmRepetitions: number;
  readonly progress: (line: string) => void;
}

/** Measures start, memory and latency of the bot's process. */
export function measureBot(plan: BotPlan): Promise<BotResult> {
  return withPlayground(async (playground) => {
    const cold: ColdStart[] = [];
    let cache = '';
    for (let left = plan.coldRepetitions; left > 0; left--) {
      plan.progress('bot: cold start');
      cache = mkdtempSync(path.join(plan.temporary, 'bot-'));
      // The message that everything is saved has level debug.
      const settings = { ...settingsOf(plan, playground.ready, cache), logLevel: 'debug' };
      cold.push(
        await withBot('main', settings, async (bot) => {
          const readyMs = await bot.logged(READY);
          const latencies = await searchUntil(bot.logged(SAVED), playground);
          return { readyMs, memory: bot.memory(), latencies };
        }),
      );
    }
    const settings = settingsOf(plan, playground.ready, cache);
    const warmMs: number[] = [];
    for (let left = plan.warmRepetitions; left > 0; left--) {
      plan.progress('bot: warm start');
      warmMs.push(await withBot('main', settings, (bot) => bot.logged(READY)));
    }
    plan.progress('bot: searches');
    const searched = await withBot('main', settings, async (bot) => {
      await bot.logged(READY);
      await playground.search(queryTexts().slice(0, SEARCHES_BEFORE_MEMORY));
      const memory = bot.memory();
      return { memory, ...(await compareWithFloor(plan, playground)) };
    });
    return { cold, warmMs, ...searched };
  });
}

/** Searches until something has happened. The last searches may end after it. */
async function searchUntil(happened: Promise<unknown>, playground: RemotePlayground): Promise<readonly number[]> {
  let isOver = false;
  const end = (): void => {
    isOver = true;
  };
  happened.then(end, end);
  const queries = queryTexts();
  const latencies: number[] = [];
  for (let start = 0; !isOver; start = (start + TURN) % queries.length) {
    latencies.push(...(await playground.search(queries.slice(start, start + TURN))));
  }
  await happened;
  return latencies;
}

/** Alternates between the bot and the minimal bot, so that other load on the machine affects both. */
function compareWithFloor(
  plan: BotPlan,
  playground: RemotePlayground,
): Promise<Pick<BotResult, 'latencies' | 'floor'>> {
  const queries = queryTexts();
  return withPlayground((other) =>
    withBot('run-floor-bot', settingsOf(plan, other.ready, ''), async (bot) => {
      await bot.logged(READY);
      await other.search(queries.slice(0, SEARCHES_BEFORE_MEMORY));
      const latencies: number[] = [];
      const floor: number[] = [];
      for (let start = 0; start < queries.length; start += TURN) {
        const turn = queries.slice(start, start + TURN);
        floor.push(...(await other.search(turn)));
        latencies.push(...(await playground.search(turn)));
      }
      return { latencies, floor };
    }),
  );
}

interface RemotePlayground {
  readonly ready: PlaygroundReady;
  /** Searches one by one. Resolves to the latency of each. */
  search(queries: readonly string[]): Promise<readonly number[]>;
}

async function withPlayground<T>(use: (playground: RemotePlayground) => Promise<T>): Promise<T> {
  const child = new Child('run-playground', []);
  try {
    const { value: ready } = await child.next(playgroundReady);
    return await use({
      ready,
      search: async (queries) => {
        child.tell({ queries });
        return (await child.next(searchesDone)).value.latencies;
      },
    });
  } finally {
    await child.end();
  }
}

async function withBot<T>(script: string, settings: BotSettings, use: (bot: BotProcess) => Promise<T>): Promise<T> {
  const bot = new BotProcess(script, settings);
  try {
    return await use(bot);
  } catch (error) {
    const reason = errorMessage(error);
    throw new Error(`${reason} The last output of ${script}: ${bot.lastWords}`, { cause: error });
  } finally {
    await bot.end();
  }
}

function settingsOf(plan: BotPlan, { apiUrl, token }: PlaygroundReady, cacheDirectory: string): BotSettings {
  const { dataDirectory, temporary: workingDirectory } = plan;
  return { apiUrl, token, dataDirectory, cacheDirectory, workingDirectory, logLevel: 'info' };
}

function queryTexts(): string[] {
  return querySet().map(({ text }) => text);
}
