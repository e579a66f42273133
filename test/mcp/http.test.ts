import { connect } from 'node:net';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import type { McpHttpConfig } from '../../src/runtime/config.ts';
import { sampleKnowledgeBase } from '../support/sample.ts';
import { textOf } from './clients.ts';
import { type Answer, ask, PING, send, startHttp } from './http-server.ts';

let knowledgeBase: KnowledgeBase;
beforeAll(async () => {
  knowledgeBase = await sampleKnowledgeBase();
});

function serve(config: Partial<McpHttpConfig> = {}): Promise<string> {
  return startHttp(() => knowledgeBase, config);
}

async function connected(
  url: string,
  mode: 'legacy' | { pin: string },
  headers: Record<string, string> = {},
): Promise<Client> {
  const client = new Client({ name: 'test', version: '1.0.0' }, { versionNegotiation: { mode } });
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }));
  return client;
}

describe('MCP over HTTP', () => {
  test.each([
    ['2025-11-25', 'legacy'],
    ['2026-07-28', { pin: '2026-07-28' }],
  ] as const)('speaks %s with the official client', async (version, mode) => {
    const client = await connected(await serve(), mode);
    expect(client.getNegotiatedProtocolVersion()).toBe(version);
    expect((await client.listTools()).tools.length).toBeGreaterThan(6);
    const result = await client.callTool({ name: 'search_transcripts', arguments: { query: 'junk shop' } });
    expect(textOf(result)).toContain('HPR0001');
    expect((await client.listPrompts()).prompts.length).toBe(3);
    await client.close();
  });

  test('gives each of many concurrent clients its own answer', async () => {
    const url = await serve();
    const words = ['server', 'bread', 'radio', 'bats', 'backup', 'elephants', 'tomatoes', 'seagull'];
    const asked = Array.from({ length: 160 }, (_, place) => ({ id: 7, query: words[place % words.length] ?? '' }));
    const answers = await Promise.all(asked.map(({ id, query }) => send(url, { body: ask(id, query) })));
    const alone = new Map<string, string>();
    for (const word of words) alone.set(word, (await send(url, { body: ask(7, word) })).text);
    expect(new Set(alone.values()).size).toBe(words.length);
    answers.forEach(({ text }, place) => {
      expect(text).toBe(alone.get(asked[place]?.query ?? ''));
    });
  });

  test('answers a crowd, or tells clients when to retry', async () => {
    const url = await serve({ rateLimit: 1_000_000 });
    const answers = await Promise.all(Array.from({ length: 1500 }, (_, id) => send(url, { body: ask(id, 'server') })));
    answers.forEach(({ status, text, headers }, id) => {
      if (status === 200) expect(text).toContain(`"id":${id}}`);
      else expect([status, headers['retry-after']]).toEqual([503, '2']);
    });
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(500);
    expect((await send(url, { body: PING })).status).toBe(200);
  });

  test('refuses requests for other hosts and from other web pages', async () => {
    const url = await serve({ allowedHosts: ['radio.example'] });
    expect((await send(url, { body: PING, headers: { host: 'evil.example' } })).status).toBe(403);
    expect((await send(url, { body: PING, headers: { origin: 'https://evil.example' } })).status).toBe(403);
    expect((await send(url, { body: PING, headers: { host: 'radio.example' } })).status).toBe(200);
    expect((await send(url, { body: PING, headers: { origin: 'https://radio.example' } })).status).toBe(200);
  });

  test('requires the exact token if there is one', async () => {
    const token = 'a-token-of-some-length';
    const url = await serve({ token });
    const refused = await send(url, { body: PING });
    expect(refused.status).toBe(401);
    expect(refused.headers['www-authenticate']).toMatch(/^Bearer/);
    for (const wrong of ['Bearer', `Bearer ${token}x`, `Bearer ${token.slice(1)}`, `Basic ${token}`, token]) {
      expect((await send(url, { body: PING, headers: { authorization: wrong } })).status, wrong).toBe(401);
    }
    const client = await connected(url, 'legacy', { authorization: `Bearer ${token}` });
    expect((await client.listTools()).tools.length).toBeGreaterThan(0);
    await client.close();
  });

  test('tells a client over its rate limit when to retry', async () => {
    const url = await serve({ rateLimit: 3 });
    const answers: Answer[] = [];
    for (let count = 0; count < 4; count++) answers.push(await send(url, { body: PING }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers[0]?.headers).toMatchObject({ 'ratelimit-limit': '3', 'ratelimit-remaining': '2' });
    expect(Number(answers[3]?.headers['retry-after'])).toBeGreaterThan(0);
    expect(JSON.parse(answers[3]?.text ?? '')).toMatchObject({
      jsonrpc: '2.0',
      error: { message: expect.stringMatching(/again in/) },
    });
    expect((await send(url.replace('/mcp', '/healthz'), { method: 'GET' })).status).toBe(200);
  });

  test.each([
    ['a body that is too large', { body: `"${'x'.repeat(300_000)}"` }, 413],
    ['half a message', { body: '{"jsonrpc":"2.0","id":1,"meth' }, 400],
    ['no message', { body: '42' }, 400],
    ['nothing', { body: '' }, 400],
    ['another type of content', { body: PING, headers: { 'content-type': 'text/plain' } }, 415],
    ['another method', { method: 'PUT', body: PING }, 405],
    [
      'a version of the protocol that nobody knows',
      { body: PING, headers: { 'mcp-protocol-version': '1999-01-01' } },
      400,
    ],
  ])('answers %s with an error in JSON-RPC', async (_, sent, status) => {
    const answer = await send(await serve(), sent);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toMatchObject({ jsonrpc: '2.0', error: { message: expect.any(String) } });
  });

  test('answers other paths and invalid HTTP, and goes on', async () => {
    const url = await serve();
    expect((await send(url.replace('/mcp', '/nothing'))).status).toBe(404);
    const { port } = new URL(url);
    const said = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('\u0000\u0001 nonsense\r\n\r\n'));
      let text = '';
      socket.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
      });
      socket.on('close', () => resolve(text)).on('error', () => {});
    });
    expect(said).toMatch(/^HTTP\/1\.1 400/);
    const health = await send(url.replace('/mcp', '/healthz'), { method: 'GET' });
    expect(z.object({ status: z.literal('ok'), episodes: z.int() }).parse(JSON.parse(health.text)).episodes).toBe(29);
  });

  test('says which setting to change when its port is taken', async () => {
    const { port } = new URL(await serve());
    await expect(serve({ port: Number(port) })).rejects.toThrow(/MCP_HTTP_PORT/);
  });
});
