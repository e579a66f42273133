import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import pino from 'pino';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { createMcpServer } from '../../src/mcp/server.ts';
import { Turns } from '../../src/util/turns.ts';
import { SAMPLE_DIRECTORY } from '../support/sample.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const NAMED = { name: 'test', version: '1.0.0' };

/** The official client, connected to a server in this process. */
export async function clientOf(knowledgeBase: KnowledgeBase): Promise<Client> {
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  const log = pino({ level: 'silent' });
  await createMcpServer({ knowledgeBase: () => knowledgeBase, turns: new Turns(), log }).connect(theirs);
  const client = new Client(NAMED);
  await client.connect(ours);
  return client;
}

export function mcpCommand(env: Readonly<Record<string, string>>) {
  return {
    command: process.execPath,
    args: [path.join(ROOT, 'dist/mcp-main.js')],
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', TMPDIR: tmpdir(), DATA_DIR: SAMPLE_DIRECTORY, LOG_LEVEL: 'warn', ...env },
  };
}

/** The official client and the built server, over a pipe. */
export async function stdioClient(
  env: Readonly<Record<string, string>>,
  mode: 'legacy' | 'auto' | { pin: string },
): Promise<Client> {
  const client = new Client(NAMED, { versionNegotiation: { mode } });
  await client.connect(new StdioClientTransport({ ...mcpCommand(env), stderr: 'inherit' }));
  return client;
}

/** The readable part of an answer. */
export function textOf(result: { readonly content?: unknown }): string {
  const [first] = Array.isArray(result.content) ? result.content : [];
  return typeof first?.text === 'string' ? first.text : '';
}
