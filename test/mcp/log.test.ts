import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import pino from 'pino';
import { beforeAll, describe, expect, test } from 'vitest';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { createMcpServer } from '../../src/mcp/server.ts';
import { Turns } from '../../src/util/turns.ts';
import { sampleKnowledgeBase } from '../support/sample.ts';
import { textOf } from './clients.ts';

let knowledgeBase: KnowledgeBase;
beforeAll(async () => {
  knowledgeBase = await sampleKnowledgeBase();
});

/** A client, and the lines that its server logs. */
async function logged(level: string, source: KnowledgeBase = knowledgeBase) {
  const lines: string[] = [];
  const log = pino({ level }, { write: (line) => void lines.push(line) });
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await createMcpServer({ knowledgeBase: () => source, turns: new Turns(), log }).connect(theirs);
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(ours);
  return { client, lines };
}

/** A knowledge base that breaks when it is searched. */
function broken(): KnowledgeBase {
  return {
    ...knowledgeBase,
    stats: knowledgeBase.stats,
    search: () => {
      throw new Error('the disk is on fire');
    },
  };
}

const question = { name: 'search_episodes', arguments: { query: 'my secret illness' } };

describe('the log', () => {
  test('has the cause when a tool fails, and the query at debug only', async () => {
    const info = await logged('info', broken());
    expect(textOf(await info.client.callTool(question))).toContain('The server has logged it');
    expect(info.lines.join('')).toContain('the disk is on fire');
    expect(info.lines.join('')).not.toContain('illness');
    const debug = await logged('debug', broken());
    await debug.client.callTool(question);
    expect(debug.lines.join('')).toContain('illness');
  });

  test('has no line longer than a few kB, and errors are short, whatever is sent', async () => {
    const { client, lines } = await logged('trace');
    const long = 'lampshade '.repeat(1900);
    const huge = 'x'.repeat(200_000);
    await client.callTool({ name: 'search_episodes', arguments: { query: long } });
    await client.callTool({ name: 'search_transcripts', arguments: { terms: Array(16).fill(long.slice(0, 300)) } });
    for (const args of [{ query: huge }, { [huge]: 1 }, { fromDate: huge }, { limit: huge }, { cursor: huge }]) {
      const result = await client.callTool({ name: 'search_episodes', arguments: args });
      expect(result.isError).toBe(true);
      expect(textOf(result).length).toBeLessThan(2000);
    }
    await expect(client.readResource({ uri: `hpr://episode/${huge}` })).rejects.toThrow();
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line.length).toBeLessThan(4000);
  });
});
