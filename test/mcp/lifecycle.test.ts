import { Agent } from 'node:http';
import { PassThrough } from 'node:stream';
import pino from 'pino';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { NotServingError } from '../../src/mcp/errors.ts';
import { serveStdio } from '../../src/mcp/serve-stdio.ts';
import { Turns } from '../../src/util/turns.ts';
import { sampleKnowledgeBase } from '../support/sample.ts';
import { type Answer, ask, PING, send, startHttp, startServer } from './http-server.ts';

let knowledgeBase: KnowledgeBase;
beforeAll(async () => {
  knowledgeBase = await sampleKnowledgeBase();
});

/** A knowledge base that is being opened until the test says how it ends. */
function opening() {
  let open = (): void => {};
  let fail = (_: Error): void => {};
  const promise = new Promise<KnowledgeBase>((resolve, reject) => {
    open = () => resolve(knowledgeBase);
    fail = reject;
  });
  promise.catch(() => {});
  return { knowledgeBase: () => promise, open, fail };
}

const clientInfo = { name: 'test', version: '1' };
const QUESTIONS_ABOUT_THE_SERVER = [
  ['initialize', { protocolVersion: '2025-11-25', capabilities: {}, clientInfo }],
  ['ping', {}],
  ['tools/list', {}],
  ['resources/list', {}],
  ['resources/templates/list', {}],
  ['prompts/list', {}],
] as const;

/** A server over streams of this process, and what it writes, line by line. */
function overStreams(source: () => KnowledgeBase | Promise<KnowledgeBase>) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const server = serveStdio(
    { knowledgeBase: source, turns: new Turns(), log: pino({ level: 'silent' }) },
    input,
    output,
  );
  const lines: string[] = [];
  const watchers = new Set<() => void>();
  let rest = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    const [last = '', ...whole] = (rest + text).split('\n').reverse();
    rest = last;
    lines.push(...whole.reverse());
    for (const look of watchers) look();
  });
  const answer = (id: number): Promise<string> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = lines.find((line) => JSON.parse(line).id === id);
        if (found !== undefined) resolve(found);
      };
      watchers.add(look);
      look();
    });
  const write = (message: object): void => void input.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  return { server, lines, answer, write };
}

function initialise({ write, answer }: ReturnType<typeof overStreams>): Promise<string> {
  const [[method, params]] = QUESTIONS_ABOUT_THE_SERVER;
  write({ id: 0, method, params });
  return answer(0);
}

const call = (id: number) => JSON.parse(ask(id, 'server'));

describe('while the index is being opened', () => {
  test('lists are answered over a pipe, and a call waits', async () => {
    const index = opening();
    const peer = overStreams(index.knowledgeBase);
    peer.write(call(100));
    for (const [id, [method, params]] of QUESTIONS_ABOUT_THE_SERVER.entries()) {
      peer.write({ id, method, params });
      expect(JSON.parse(await peer.answer(id)), method).toMatchObject({ result: {} });
    }
    peer.write(call(101));
    peer.write({ id: 102, method: 'resources/read', params: { uri: 'hpr://stats' } });
    peer.write({ id: 103, method: 'ping' });
    await peer.answer(103);
    expect(peer.lines.some((line) => [101, 102].includes(JSON.parse(line).id))).toBe(false);
    index.open();
    expect(await peer.answer(101)).toContain('HPR0001');
    expect(await peer.answer(102)).toContain('29 episodes');
    await peer.server.close();
  });

  test('lists are answered over HTTP, and a call waits', async () => {
    const index = opening();
    const url = await startHttp(index.knowledgeBase);
    let isAnswered = false;
    const called = send(url, { body: ask(100, 'server') }).finally(() => {
      isAnswered = true;
    });
    for (const [id, [method, params]] of QUESTIONS_ABOUT_THE_SERVER.entries()) {
      const { status, text } = await send(url, { body: JSON.stringify({ jsonrpc: '2.0', id, method, params }) });
      expect([status, text], method).toEqual([200, expect.stringContaining('"result"')]);
    }
    const health = await send(url.replace('/mcp', '/healthz'), { method: 'GET' });
    expect([health.status, JSON.parse(health.text)]).toEqual([503, { status: 'starting' }]);
    expect(isAnswered).toBe(false);
    index.open();
    expect((await called).text).toContain('HPR0001');
  });

  test('a call gets a helpful error if it cannot be opened', async () => {
    const index = opening();
    const peer = overStreams(index.knowledgeBase);
    await initialise(peer);
    peer.write(call(1));
    peer.write({ id: 2, method: 'resources/read', params: { uri: 'hpr://stats' } });
    index.fail(new NotServingError('There is nothing in this directory'));
    expect(JSON.parse(await peer.answer(1))).toMatchObject({ result: { isError: true } });
    expect(await peer.answer(1)).toContain('nothing in this directory');
    expect(JSON.parse(await peer.answer(2))).toMatchObject({ error: {} });
    await peer.server.close();
  });
});

describe('a server that is stopped', () => {
  test('finishes a pending request over HTTP, and soon takes no new connection', async () => {
    const index = opening();
    const server = await startServer(index.knowledgeBase, {}, { drain: 2000 });
    const called = send(server.url, { body: ask(1, 'server') });
    // Answered after the call has been taken.
    await send(server.url, { body: PING });
    const closed = server.close();
    // However often somebody asks, it stops listening while the call is still pending.
    const agent = new Agent({ keepAlive: false });
    let last: Answer | undefined;
    do {
      if (last) expect(last.status).toBe(200);
      last = await send(server.url, { body: PING, agent }).catch(() => undefined);
    } while (last);
    index.open();
    expect((await called).text).toContain('HPR0001');
    await closed;
    await expect(send(server.url, { body: PING })).rejects.toThrow();
  });

  test.each([true, false])(
    'answers requests that are sent when it stops, on open connections: %s',
    async (keepAlive) => {
      const server = await startServer(() => knowledgeBase);
      const agent = new Agent({ keepAlive });
      onTestFinished(() => agent.destroy());
      const connections = Array.from({ length: 20 });
      await Promise.all(connections.map(() => send(server.url, { body: PING, agent })));
      const sent = connections.map((_, id) => send(server.url, { body: ask(id, 'server'), agent }));
      const closed = server.close();
      for (const { status, text } of await Promise.all(sent)) {
        expect(status).toBe(200);
        expect(text).toContain('HPR0001');
      }
      await closed;
    },
  );

  test('waits for a request over HTTP no longer than its limit', async () => {
    const server = await startServer(opening().knowledgeBase, {}, { drain: 50 });
    const called = send(server.url, { body: ask(1, 'server') });
    await send(server.url, { body: JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'ping' }) });
    const [answered] = await Promise.allSettled([called, server.close()]);
    expect(answered.status === 'rejected' || answered.value.status >= 400 || answered.value.text === '').toBe(true);
  });

  test('does not wait for a subscription, which has no end', async () => {
    const server = await startServer(() => knowledgeBase, {}, { drain: 60_000 });
    const params = {
      notifications: { toolsListChanged: true },
      _meta: {
        'io.modelcontextprotocol/protocolVersion': '2026-07-28',
        'io.modelcontextprotocol/clientInfo': clientInfo,
        'io.modelcontextprotocol/clientCapabilities': {},
      },
    };
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'subscriptions/listen', params });
    const headers = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'subscriptions/listen' };
    const subscribed = send(server.url, { body, headers });
    await send(server.url, { body: JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'ping' }) });
    await server.close();
    expect((await subscribed).status).toBe(200);
  });
});
