import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { createMcpServer } from '../../src/mcp/server.ts';
import { Turns } from '../../src/mcp/turns.ts';
import { createLogger } from '../../src/runtime/log.ts';
import { type WorstQuestion, worstQuestions } from './worst-questions.ts';

/** The longest time, in milliseconds, in which the event loop did not come round, and during which question. */
export interface Stretch extends WorstQuestion {
  readonly longest: number;
}

const ROUNDS = 3;

/** Asks the worst questions, a few times each for the compiler; of each, the shortest of its longest stretches. */
export async function measureStretches(knowledgeBase: KnowledgeBase): Promise<readonly Stretch[]> {
  const client = await connected(knowledgeBase);
  const stretches: Stretch[] = [];
  for (const question of worstQuestions(knowledgeBase)) {
    const { tool: name, args } = question;
    let longest = Number.POSITIVE_INFINITY;
    for (let round = 0; round < ROUNDS; round++) {
      const ask = () => client.callTool({ name, arguments: { ...args } });
      longest = Math.min(longest, await longestStretch(ask));
    }
    stretches.push({ ...question, longest });
  }
  await client.close();
  return stretches.sort((one, other) => other.longest - one.longest);
}

/** In the same process: what crosses a pipe or a socket takes time of the system's, which is not the question's. */
async function connected(knowledgeBase: KnowledgeBase): Promise<Client> {
  const log = await createLogger('silent', process.stderr, []);
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await createMcpServer({ knowledgeBase: () => knowledgeBase, turns: new Turns(), log }).connect(theirs);
  const client = new Client({ name: 'bench', version: '1.0.0' });
  await client.connect(ours);
  return client;
}

/** The longest time, in milliseconds, in which the event loop did not come round while this was done. */
export async function longestStretch(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  let working = true;
  const tick = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (working) setImmediate(tick);
  };
  setImmediate(tick);
  await work();
  working = false;
  // What was done after the last time round.
  return Math.max(longest, performance.now() - last);
}
