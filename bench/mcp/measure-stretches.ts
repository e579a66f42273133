import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { createMcpServer } from '../../src/mcp/server.ts';
import { createLogger } from '../../src/runtime/log.ts';
import { Turns } from '../../src/util/turns.ts';
import { longestStretch } from '../longest-stretch.ts';
import { measureEngines } from '../measure-engine.ts';
import { prepareDocuments } from '../prepare-documents.ts';
import { installRivals } from '../rivals.ts';
import type { Finding } from './measure.ts';
import { type WorstQuestion, worstQuestions } from './worst-questions.ts';

/** A question, and the longest time in milliseconds for which the event loop did not come round while it was answered. */
interface Stretch extends WorstQuestion {
  readonly longest: number;
}

/** The first pass is for the compiler. Of the others the shorter one counts: what else the machine does is not ours. */
const PASSES = 3;
const SHOWN_OF_A_TOOL = 2;

/** How long the worst questions keep others waiting. Prints the worst of each tool to standard error. */
export async function measureStretches(knowledgeBase: KnowledgeBase, dataDirectory: string): Promise<Finding[]> {
  const stretches = await stretchesOf(knowledgeBase);
  const longest = stretches[0]?.longest ?? 0;
  for (const tool of new Set(stretches.map((stretch) => stretch.tool))) {
    for (const { args, longest: ms } of stretches.filter((one) => one.tool === tool).slice(0, SHOWN_OF_A_TOOL)) {
      process.stderr.write(`${ms.toFixed(1).padStart(7)} ms  ${tool} ${JSON.stringify(args).slice(0, 90)}\n`);
    }
  }
  const build = await fts5Build(dataDirectory);
  const share = build === undefined ? '' : `, ${((100 * longest) / build).toFixed(2)} % of FTS5's build`;
  return [['stretch', `${longest.toFixed(0)} ms${share}`]];
}

async function stretchesOf(knowledgeBase: KnowledgeBase): Promise<readonly Stretch[]> {
  const client = await connected(knowledgeBase);
  const stretches = worstQuestions(knowledgeBase).map((question) => ({
    ...question,
    longest: Number.POSITIVE_INFINITY,
  }));
  for (let pass = 0; pass < PASSES; pass++) {
    for (const stretch of stretches) {
      const ms = await longestStretch(() => client.callTool({ name: stretch.tool, arguments: { ...stretch.args } }));
      if (pass > 0) stretch.longest = Math.min(stretch.longest, ms);
    }
  }
  await client.close();
  return stretches.sort((one, other) => other.longest - one.longest);
}

/** In the same process: what crosses a pipe or a socket takes the system's time, not the question's. */
async function connected(knowledgeBase: KnowledgeBase): Promise<Client> {
  const log = await createLogger('silent', process.stderr, []);
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await createMcpServer({ knowledgeBase: () => knowledgeBase, turns: new Turns(), log }).connect(theirs);
  const client = new Client({ name: 'bench', version: '1.0.0' });
  await client.connect(ours);
  return client;
}

/** Milliseconds that FTS5 takes to index the same corpus, as a measure of the machine; undefined where it cannot be had. */
async function fts5Build(dataDirectory: string): Promise<number | undefined> {
  const temporary = mkdtempSync(path.join(tmpdir(), 'hpr-mcp-bench-'));
  try {
    installRivals((line) => process.stderr.write(`${line}\n`));
    const documents = path.join(temporary, 'documents.jsonl');
    await prepareDocuments(dataDirectory, documents);
    const plan = { documents, dataDirectory, temporary, passes: 0, repetitions: () => 1, progress: () => {} };
    const [result] = await measureEngines(['fts5'], plan);
    return result?.cold[0]?.ready.buildMs;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
