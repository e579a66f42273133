import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { closeAll, playground } from './support/bot.ts';
import { expectAlive, recordCrashes } from './support/crashes.ts';
import { RawBot } from './support/raw-bot.ts';
import { raw, status } from './support/raw-http.ts';

recordCrashes();
afterEach(closeAll);

describe('a client that misbehaves', () => {
  it.each(['headers', 'a body'])('is disconnected for sending %s byte by byte', async (what) => {
    const place = await playground({ requestTimeout: 200 });
    const { host, port } = new URL(place.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => undefined).resume();
    const form = `content-type: application/json\r\ncontent-length: 9000\r\nauthorization: Bot ${place.token}\r\n\r\n`;
    const head = `POST /api/v10/users/@me/channels HTTP/1.1\r\nhost: ${host}\r\n`;
    socket.write(what === 'headers' ? `${head}x: ` : head + form);
    const drip = setInterval(() => socket.write('x'), 20);
    await once(socket, 'close');
    clearInterval(drip);
    await expectAlive(place);
  });

  it('that sends large bodies is not logged in full', async () => {
    const place = await playground();
    const body = JSON.stringify({ recipient_id: 'x'.repeat(3 * 1024 * 1024) });
    const headers = { authorization: `Bot ${place.token}`, 'content-type': 'application/json' };
    for (let count = 0; count < 15; count += 1) {
      const answer = await fetch(`${place.apiUrl}/v10/users/@me/channels`, { method: 'POST', headers, body });
      await answer.body?.cancel();
    }
    expect(place.requests.length).toBeLessThan(12);
    await expectAlive(place);
  });

  it.each(['/interactions/1/1.x/callback', '/webhooks/1/1.x'])(
    'that guesses a token gets its body ignored at %s',
    async (path) => {
      const place = await playground();
      const form = new FormData();
      form.append('payload_json', '{"content":"x"}');
      const answer = await fetch(`${place.apiUrl}/v10${path}`, { method: 'POST', body: form });
      expect(answer.status).toBe(404);
      await answer.body?.cancel();
      expect(place.requests.at(-1)).not.toHaveProperty('body');
    },
  );

  it('is closed once for flooding the gateway', async () => {
    const lines: string[] = [];
    const place = await playground({ log: (line) => lines.push(line) });
    const flood = new RawBot(`${place.url.replace('http', 'ws')}/gateway`);
    await once(flood.socket, 'open');
    for (let count = 0; count < 2_000; count += 1) flood.send(1, null);
    expect(await flood.closed).toBe(4008);
    expect(lines.filter((line) => line.includes('4008'))).toHaveLength(1);
    await expectAlive(place);
  });

  it('is disconnected for writing without reading', async () => {
    const place = await playground();
    const socket = new WebSocket(`${place.url.replace('http', 'ws')}/playground/socket`);
    await once(socket, 'message');
    const [message] = place.messages({ user: 'Maya' });
    const content = '\u0001'.repeat(2_000);
    const say = { type: 'say', nonce: '1', userId: message?.author.id, channelId: message?.channel_id, content };
    socket.pause();
    for (let count = 0; count < 8_000; count += 1) socket.send(JSON.stringify(say));
    await expect.poll(() => place.messages({ user: 'Maya' }).at(-1)?.content).toBe(content);
    await new Promise((resolve) => socket.send('', resolve));
    socket.resume();
    expect((await once(socket, 'close'))[0]).toBe(1006);
    await expectAlive(place);
  });

  it('gets only a few errors for a hundred thousand invalid values', async () => {
    const place = await playground();
    const socket = new WebSocket(`${place.url.replace('http', 'ws')}/playground/socket`);
    await once(socket, 'message');
    socket.send(JSON.stringify({ type: 'component', values: new Array(100_000).fill(1) }));
    const [answer] = await once(socket, 'message');
    expect(String(answer).length).toBeLessThan(1_000);
    socket.terminate();
  });

  it('is rejected for opening too many pages', async () => {
    const place = await playground();
    const open = () => new WebSocket(`${place.url.replace('http', 'ws')}/playground/socket`);
    const pages = Array.from({ length: 32 }, open);
    await Promise.all(pages.map((page) => once(page, 'message')));
    expect((await once(open(), 'close'))[0]).toBe(1013);
    pages[0]?.terminate();
    await expect.poll(async () => (await once(open(), 'message').catch(() => [])).length, { interval: 10 }).toBe(2);
  });

  it.each(['TRACE', 'PROPFIND', 'SEARCH', 'OPTIONS', 'M-SEARCH'])('gets an error for the method %s', async (method) => {
    const place = await playground();
    const { host } = new URL(place.url);
    for (const path of ['/', '/api/v10/users/@me', '/gateway']) {
      const code = status(await raw(place, `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\n\r\n`));
      expect([400, 401, 404, 405]).toContain(code);
    }
  });

  it('gets a response to a lone surrogate in a file name', async () => {
    const place = await playground();
    const channel = place.messages({ user: 'Maya' })[0]?.channel_id;
    const form = new FormData();
    form.append('payload_json', '{"attachments":[{"id":"0","filename":"\\ud800"}]}');
    form.append('files[0]', new Blob(['x']), 'x.txt');
    const headers = { authorization: `Bot ${place.token}` };
    const answer = await fetch(`${place.apiUrl}/v10/channels/${channel}/messages`, {
      method: 'POST',
      headers,
      body: form,
    });
    expect(answer.status).toBe(200);
    await answer.body?.cancel();
  });
});
