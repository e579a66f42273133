import { once } from 'node:events';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { closeAll, playground, shared } from './support/bot.ts';
import { expectAlive, expectNoCrash, recordCrashes } from './support/crashes.ts';
import { raw, upgrade } from './support/raw-http.ts';

recordCrashes();
afterEach(closeAll);

describe('the playground survives', () => {
  const place = shared(() => playground({ requestTimeout: 2_000 }));
  const host = () => new URL(place().url).host;

  const odd = fc.constantFrom(
    '//',
    '//[',
    '/%FF',
    '/%',
    '/..%2f',
    '/api/v10/%00',
    'http://[',
    '*',
    '',
    '/attachments/__proto__/constructor/%',
    '/api/v10/channels/__proto__/messages?limit=constructor',
    '/gateway',
    '/playground/socket',
    '/api/v10/webhooks/1/__proto__',
  );
  const target = fc.oneof(odd, fc.webPath(), fc.string());
  const method = fc.oneof(
    fc.constantFrom(
      'GET',
      'HEAD',
      'POST',
      'PUT',
      'TRACE',
      'CONNECT',
      'OPTIONS',
      'PROPFIND',
      'SEARCH',
      'M-SEARCH',
      'get',
    ),
    fc.string(),
  );
  const headerName = fc.constantFrom(
    'host',
    'origin',
    'upgrade',
    'connection',
    'content-length',
    'content-type',
    'transfer-encoding',
    'expect',
    'authorization',
    'sec-websocket-key',
    'sec-websocket-version',
    'sec-websocket-extensions',
    'x'.repeat(9_000),
  );
  const headerValue = fc.oneof(
    fc.constantFrom(
      'websocket',
      'h2c',
      'Upgrade',
      'close',
      '-1',
      '5',
      '99999999999',
      'chunked',
      '100-continue',
      'multipart/form-data',
      'multipart/form-data; boundary=x',
      'application/json',
      'permessage-deflate; client_max_window_bits=99',
      '13',
    ),
    fc.string(),
  );

  it('raw requests', async () => {
    const headers = fc.array(fc.tuple(headerName, headerValue), { maxLength: 12 });
    const bodies = fc.oneof(fc.string(), fc.json(), fc.constant('--x\r\n\r\n--x--'), fc.constant('ffffffff\r\n'));
    await fc.assert(
      fc.asyncProperty(method, target, headers, bodies, async (verb, path, list, body) => {
        const lines = list.map(([name, value]) => `${name}: ${value}\r\n`).join('');
        await raw(place(), `${verb} ${path} HTTP/1.1\r\nHost: ${host()}\r\n${lines}\r\n${body}`);
        expectNoCrash();
      }),
      { numRuns: 300 },
    );
    await expectAlive(place());
  });

  it('raw bytes on its sockets', async () => {
    const frame = fc
      .tuple(fc.nat(255), fc.nat(255), fc.uint8Array({ maxLength: 40 }))
      .map(([first, second, rest]) => Buffer.from([first, second, ...rest]));
    const paths = fc.constantFrom(
      '/gateway?v=10&encoding=json',
      '/gateway?v=10&encoding=json&compress=zlib-stream',
      '/gateway',
      '/playground/socket',
    );
    await fc.assert(
      fc.asyncProperty(paths, fc.array(frame, { maxLength: 5 }), async (path, frames) => {
        const head = Buffer.from(upgrade(path, { host: host() }));
        await raw(place(), Buffer.concat([head, ...frames]));
        expectNoCrash();
      }),
      { numRuns: 200 },
    );
    await expectAlive(place());
  });

  it('payloads of a bot that has logged in', async () => {
    const op = fc.oneof(fc.constantFrom(0, 1, 2, 3, 4, 6, 8), fc.integer());
    const d = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          guild_id: fc.constantFrom('__proto__', place().guildId),
          user_ids: fc.oneof(fc.string(), fc.array(fc.constantFrom('__proto__', 'constructor', '1'))),
          query: fc.string(),
          nonce: fc.string(),
        },
        { requiredKeys: [] },
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(fc.record({ op, d }), { maxLength: 4 }), async (zlib, payloads) => {
        const query = `v=10&encoding=json${zlib ? '&compress=zlib-stream' : ''}`;
        const socket = new WebSocket(`${place().url.replace('http', 'ws')}/gateway?${query}`);
        await once(socket, 'open');
        const identify = { op: 2, d: { token: place().token, intents: 1, properties: {} } };
        for (const payload of [identify, ...payloads]) socket.send(JSON.stringify(payload));
        socket.close();
        await once(socket, 'close');
        expectNoCrash();
      }),
      { numRuns: 100 },
    );
    await expectAlive(place());
  });

  it('frames that are too large', async () => {
    for (const path of ['/gateway?v=10&encoding=json', '/playground/socket']) {
      const socket = new WebSocket(`${place().url.replace('http', 'ws')}${path}`);
      socket.on('error', () => undefined);
      await once(socket, 'open');
      socket.send(Buffer.alloc(300 * 1024));
      expect((await once(socket, 'close'))[0]).toBe(1009);
    }
    await expectAlive(place());
  });
});
