import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import pino from 'pino';
import { beforeAll, describe, expect, test } from 'vitest';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { sampleKnowledgeBase } from '../support/sample.ts';
import { type Answer, ask, PING, send, startHttp } from './http-server.ts';

let knowledgeBase: KnowledgeBase;
beforeAll(async () => {
  knowledgeBase = await sampleKnowledgeBase();
});

/** A connection on which bytes are written as they are. */
function raw(url: string, bytes: string | Uint8Array, from = '127.0.0.1'): Promise<Socket> {
  const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1', localAddress: from });
  return new Promise((resolve) => {
    socket.once('connect', () => socket.write(bytes, () => resolve(socket)));
    socket.once('error', () => resolve(socket));
  });
}

/** All that a connection says until it closes. */
function said(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    socket.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
    });
    if (socket.closed) resolve(text);
    socket.on('error', () => {}).once('close', () => resolve(text));
  });
}

const HALF =
  'POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"jsonrpc"';

describe('a hostile client of MCP over HTTP', () => {
  test('that drips its bodies delays no one, and is cut off', async () => {
    const url = await startHttp(() => knowledgeBase, {}, { requests: 4, requestsOfOne: 4, requestTimeout: 600 });
    const slow = await Promise.all(Array.from({ length: 40 }, () => raw(url, HALF)));
    const ends = slow.map(said);
    const dripping = setInterval(() => {
      for (const socket of slow) socket.write(' ');
    }, 20);
    expect((await send(url, { body: ask(1, 'server') })).status).toBe(200);
    for (const text of await Promise.all(ends)) expect(text).toMatch(/^HTTP\/1\.1 408/);
    clearInterval(dripping);
  });

  test('that drips its headers is cut off', async () => {
    const url = await startHttp(() => knowledgeBase, {}, { requestTimeout: 400 });
    const socket = await raw(url, 'POST /mcp HTTP/1.1\r\nHost: loc');
    expect(await said(socket)).toMatch(/^HTTP\/1\.1 408/);
  });

  // Every address of 127.0.0.0/8 is this machine on Linux alone.
  test.skipIf(process.platform !== 'linux')('that opens many connections does not keep others out', async () => {
    const url = await startHttp(() => knowledgeBase, {}, { connectionsOfOne: 5 });
    await Promise.all(Array.from({ length: 5 }, () => raw(url, HALF)));
    await expect(send(url, { body: PING })).rejects.toThrow();
    expect((await send(url, { body: PING, from: '127.0.0.2' })).status).toBe(200);
  });

  test.skipIf(process.platform !== 'linux')(
    'that sends too many requests at once is told to come back, and others are answered',
    async () => {
      let opened = (_: KnowledgeBase): void => {};
      const opening = new Promise<KnowledgeBase>((resolve) => {
        opened = resolve;
      });
      const url = await startHttp(() => opening, {}, { requestsOfOne: 3 });
      const asked = [1, 2, 3, 4, 5].map((id) => send(url, { body: ask(id, 'server') }));
      const refused = await Promise.race(asked);
      expect([refused.status, refused.headers['retry-after']]).toEqual([503, '2']);
      expect((await send(url, { body: PING, from: '127.0.0.2' })).status).toBe(200);
      opened(knowledgeBase);
      const statuses = (await Promise.all(asked)).map(({ status }) => status);
      expect(statuses.toSorted()).toEqual([200, 200, 200, 503, 503]);
    },
  );

  test.each([
    ['evil@localhost', 400],
    ['localhost/path', 400],
    ['localhost?query', 400],
    ['localhost#fragment', 400],
    ['localhost:port', 400],
    ['localhost:99999', 403],
    ['evil.example', 403],
  ])('that sends the Host header %j gets %i', async (host, status) => {
    const url = await startHttp(() => knowledgeBase);
    expect((await send(url, { body: PING, headers: { host } })).status).toBe(status);
  });

  test.each(['TRACE', 'PUT', 'PATCH', 'OPTIONS', 'PROPFIND', 'HEAD'])(
    'that uses the method %s is refused',
    async (method) => {
      const url = await startHttp(() => knowledgeBase);
      const { status } = await send(url, { method });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    },
  );

  test('that sends X-Forwarded-For is believed only if it is a trusted proxy', async () => {
    const statuses = async (trustedProxies: readonly string[]): Promise<number[]> => {
      const url = await startHttp(() => knowledgeBase, { rateLimit: 2, trustedProxies });
      const answers: Answer[] = [];
      for (const client of ['203.0.113.1', '203.0.113.2', '203.0.113.3']) {
        answers.push(await send(url, { body: PING, headers: { 'x-forwarded-for': client } }));
      }
      return answers.map(({ status }) => status);
    };
    expect(await statuses([])).toEqual([200, 200, 429]);
    expect(await statuses(['203.0.113.0/24'])).toEqual([200, 200, 429]);
    expect(await statuses(['loopback'])).toEqual([200, 200, 200]);
  });

  test('behind a proxy that is not trusted is logged once', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'info' }, { write: (line) => void lines.push(line) });
    const url = await startHttp(() => knowledgeBase, {}, {}, log);
    for (let count = 0; count < 3; count++) {
      await send(url, { body: PING, headers: { 'x-forwarded-for': '203.0.113.1' } });
    }
    expect(lines).toEqual([expect.stringContaining('MCP_HTTP_TRUSTED_PROXIES')]);
  });

  test('that sends arbitrary bytes does not stop the next request', { timeout: 60_000 }, async () => {
    const url = await startHttp(() => knowledgeBase);
    const token = fc.string({ unit: 'binary', maxLength: 20 });
    const line = fc.oneof(
      fc.constantFrom('GET /mcp HTTP/1.1', 'POST //[ HTTP/1.1', 'POST http://[ HTTP/1.1', 'POST * HTTP/1.1', 'GET'),
      fc.constantFrom('CONNECT localhost:1 HTTP/1.1', 'POST /mcp HTTP/9.9', 'PRI * HTTP/2.0', 'OPTIONS * HTTP/1.1'),
      fc.tuple(token, token, token).map((words) => words.join(' ')),
      token.map((path) => `POST /mcp${path} HTTP/1.1`),
    );
    const header = fc.oneof(
      fc.constantFrom(
        'Host: localhost',
        'Host: evil@localhost',
        'Host: [',
        'Upgrade: websocket',
        'Connection: Upgrade',
      ),
      fc.constantFrom('Content-Length: 20', 'Content-Length: -1', 'Transfer-Encoding: chunked', 'Expect: 100-continue'),
      fc.constantFrom('Content-Type: application/json', 'Content-Type: ;;=', 'Origin: http://[', 'X-Forwarded-For: ::'),
      fc.tuple(token, token).map((words) => words.join(': ')),
    );
    const body = fc.oneof(fc.constantFrom(PING, '', '{"jsonrpc":"2.0",', 'ffffffff\r\n', '0\r\n\r\n'), token);
    const request = fc
      .tuple(line, fc.array(header, { maxLength: 6 }), body)
      .map(([first, headers, rest]) => `${[first, ...headers].join('\r\n')}\r\n\r\n${rest}`);
    const messages = fc.array(fc.oneof(request, fc.uint8Array({ maxLength: 200 })), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(messages, fc.boolean(), async (pieces, resets) => {
        const socket = await raw(url, '');
        socket.on('error', () => {});
        for (const piece of pieces) socket.write(typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece);
        if (resets) socket.resetAndDestroy();
        else socket.destroySoon();
        expect((await send(url, { body: PING })).status).toBe(200);
      }),
      { numRuns: 300 },
    );
  });
});
