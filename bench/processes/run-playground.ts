import { subscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { type Playground, startPlayground } from '../../src/playground/playground.ts';
import { type PlaygroundReady, queriesWanted, type SearchesDone } from '../messages.ts';
import { endWithBench, tellBench } from '../parent.ts';

/** A pause between searches lets the bot finish the first, as it can among people. */
const PAUSE_MS = 5;
const BOT_LIMIT_MS = 60_000;
/** Longer than Discord waits, so that a stall of the machine shows in the maximum and does not end the run. */
const ANSWER_LIMIT_MS = 30_000;

const requestStart = z.object({ request: z.instanceof(IncomingMessage) });

/** Records when each interaction was dispatched and when the bot's answer arrived. */
class AnswerClock {
  readonly #sent = new Map<string, number>();
  readonly #arrived = new Map<string, number>();

  constructor(playground: Playground) {
    playground.on((event) => {
      if (event.type === 'report' && event.report.state === 'sent') {
        this.#sent.set(event.report.interactionId, performance.now());
      }
    });
    // This is emitted before the playground reads and checks the answer, which is not the bot's time.
    subscribe('http.server.request.start', (message) => {
      const at = performance.now();
      const id = /\/interactions\/(\d+)\//.exec(requestStart.parse(message).request.url ?? '')?.[1];
      if (id !== undefined && !this.#arrived.has(id)) this.#arrived.set(id, at);
    });
  }

  latency(interactionId: string): number {
    const sent = this.#sent.get(interactionId) ?? Number.NaN;
    return (this.#arrived.get(interactionId) ?? Number.NaN) - sent;
  }
}

async function search(playground: Playground, clock: AnswerClock, queries: readonly string[]): Promise<number[]> {
  await playground.waitForBot({ commands: true, timeout: BOT_LIMIT_MS });
  const latencies: number[] = [];
  for (const query of queries) {
    const { interactionId } = await playground.command({ user: 'Maya', path: 'hpr search', options: { query } });
    latencies.push(clock.latency(interactionId));
    await pause(PAUSE_MS);
  }
  return latencies;
}

endWithBench();
const playground = await startPlayground({ port: 0, responseTimeout: ANSWER_LIMIT_MS });
const clock = new AnswerClock(playground);
process.on('message', async (message) => {
  const { queries } = queriesWanted.parse(message);
  await tellBench<SearchesDone>({ kind: 'searches', latencies: await search(playground, clock, queries) });
});
const { apiUrl, token } = playground;
await tellBench<PlaygroundReady>({ kind: 'playground', apiUrl, token });
