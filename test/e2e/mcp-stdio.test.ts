import { spawn } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { mcpCommand, stdioClient, textOf } from '../mcp/clients.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const cache = { CACHE_DIR: temporaryDirectory() };

const messageShape = z.looseObject({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.number(), z.null()]),
  result: z.unknown().optional(),
  error: z.object({ code: z.int(), message: z.string() }).optional(),
});
type Message = z.infer<typeof messageShape>;

/** Writes to a server of its own, closes the pipe, and gives what came back when it has ended. */
async function piped(...input: readonly (string | Buffer)[]): Promise<{ code: number | null; messages: Message[] }> {
  const { command, args, env, cwd } = mcpCommand(cache);
  const child = spawn(command, args, { env, cwd, stdio: ['pipe', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  for (const piece of input) child.stdin.write(piece);
  child.stdin.end();
  const code = await ended;
  const lines = output.split('\n').filter(Boolean);
  return { code, messages: lines.map((text) => messageShape.parse(JSON.parse(text))) };
}

const initialize = line({
  id: 0,
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
});
function line(message: object): string {
  return `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`;
}
function question(id: number, name: string, args: object): string {
  return line({ id, method: 'tools/call', params: { name, arguments: args } });
}

describe('the built server over a pipe', () => {
  test.each([
    ['2025-11-25', 'legacy'],
    ['2026-07-28', { pin: '2026-07-28' }],
  ] as const)('speaks %s with the official client', async (version, mode) => {
    const client = await stdioClient(cache, mode);
    try {
      expect(client.getNegotiatedProtocolVersion()).toBe(version);
      const { tools } = await client.listTools();
      expect(tools.map(({ name }) => name)).toContain('search_episodes');
      const result = await client.callTool({ name: 'search_episodes', arguments: { query: 'xen virtualisation' } });
      expect(textOf(result)).toContain('HPR0001');
      const { contents } = await client.readResource({ uri: 'hpr://stats' });
      expect(contents.length).toBe(1);
    } finally {
      await client.close();
    }
  });

  test('answers everything that was asked before the pipe is closed, and exits with 0', async () => {
    const { code, messages } = await piped(
      initialize,
      question(1, 'search_transcripts', { query: 'junk shop' }),
      question(2, 'no_such_tool', {}),
    );
    expect(code).toBe(0);
    expect(messages.toSorted((one, other) => Number(one.id) - Number(other.id))).toMatchObject([
      { id: 0, result: {} },
      { id: 1, result: {} },
      { id: 2, error: { code: -32_602 } },
    ]);
  });

  test('answers invalid messages with errors, and goes on', async () => {
    const { code, messages } = await piped(
      initialize,
      '{"jsonrpc":"2.0","id":1,"meth\n',
      '[]\n"text"\n{"jsonrpc":"1.0","id":7,"method":"ping"}\n\u0000\u0001\n\n',
      Buffer.from([0xff, 0xfe, 0x0a]),
      `${'x'.repeat(2_000_000)}\n`,
      question(9, 'search_episodes', { query: 'server', limit: 1 }),
      '{"jsonrpc":"2.0","id":10',
    );
    expect(code).toBe(0);
    const errors = messages.flatMap(({ id, error }) => (error ? [[id, error.code]] : []));
    expect(errors).toEqual([
      [null, -32_700],
      [null, -32_600],
      [null, -32_600],
      [7, -32_600],
      [null, -32_700],
      [null, -32_700],
      [null, -32_600],
      [null, -32_700],
    ]);
    expect(messages).toContainEqual(expect.objectContaining({ id: 9, result: expect.anything() }));
  });

  test('answers ten thousand requests at once, each once', async () => {
    const many = Array.from({ length: 10_000 }, (_, id) =>
      question(id + 1, 'search_transcripts', { query: 'server', limit: 1 }),
    );
    const { code, messages } = await piped(initialize, ...many);
    expect(code).toBe(0);
    const answered = messages.map(({ id }) => Number(id)).sort((a, b) => a - b);
    expect(answered).toEqual(Array.from({ length: 10_001 }, (_, id) => id));
  });

  test('answers what it has read on SIGTERM, and exits with 0', async () => {
    const { command, args, env, cwd } = mcpCommand(cache);
    const child = spawn(command, args, { env, cwd, stdio: ['pipe', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.stdout.once('data', () => child.kill('SIGTERM'));
    const asked = Array.from({ length: 150 }, (_, id) => question(id + 1, 'search_episodes', { query: 'server' }));
    child.stdin.write([initialize, ...asked].join(''));
    const code = await new Promise((resolve) => child.once('close', resolve));
    const lines = output.split('\n').filter(Boolean);
    const ids = lines.map((text) => Number(messageShape.parse(JSON.parse(text)).id)).sort((a, b) => a - b);
    expect(ids).toEqual(Array.from({ length: 151 }, (_, id) => id));
    expect(code).toBe(0);
  });

  test('exits when its output is closed', async () => {
    const { command, args, env, cwd } = mcpCommand(cache);
    const child = spawn(command, args, { env, cwd, stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    child.stdin.on('error', () => {});
    child.stdout.once('data', () => {
      child.stdout.destroy();
      for (let id = 1; id < 100; id++) child.stdin.write(question(id, 'search_episodes', { query: 'server' }));
    });
    child.stdin.write(initialize);
    expect(await ended).toBe(0);
  });
});
