import { once } from 'node:events';
import { connect } from 'node:net';
import { ActionRowBuilder, ModalBuilder, SlashCommandBuilder, TextInputBuilder, TextInputStyle } from 'discord.js';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Playground } from '../../src/playground/playground.ts';
import { bot, closeAll, playground, shared } from './support/bot.ts';
import { RawBot } from './support/raw-bot.ts';

afterEach(closeAll);

/** What would have ended a process. */
const fatal: unknown[] = [];
const remember = (error: unknown): void => {
  fatal.push(error);
};
beforeAll(() => {
  process.on('uncaughtExceptionMonitor', remember);
});
afterAll(() => {
  process.off('uncaughtExceptionMonitor', remember);
});

/** Sends bytes on a connection of their own, hangs up, and returns all that came back. */
async function raw({ url }: Playground, bytes: string | Uint8Array): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('data', (text) => {
    answer += text;
  });
  socket.on('error', () => undefined);
  socket.end(bytes);
  await once(socket, 'close');
  return answer;
}

/** The head of a request that asks for a WebSocket. */
function upgrade(target: string, headers: Readonly<Record<string, string>>): string {
  const all = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET ${target} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

function status(answer: string): number {
  return Number(answer.split(' ', 2)[1]);
}

async function expectAlive(place: Playground): Promise<void> {
  const me = await fetch(`${place.apiUrl}/v10/users/@me`, { headers: { authorization: `Bot ${place.token}` } });
  expect(me.status).toBe(200);
  await me.body?.cancel();
  expect(fatal).toEqual([]);
}

describe('a request for a socket', () => {
  const place = shared(() => playground());
  const host = () => new URL(place().url).host;

  it.each(['//', '///', '//[', 'http://[', '*', '/gateway//', '/%', '/gateway/x?v=%FF&compress=%'])(
    'at %s is turned away',
    async (target) => {
      expect(status(await raw(place(), upgrade(target, { host: host() })))).toBeGreaterThanOrEqual(400);
      const foreign = upgrade(target, { host: host(), origin: 'https://evil.example' });
      expect([400, 403]).toContain(status(await raw(place(), foreign)));
      await expectAlive(place());
    },
  );

  it.each([
    ['another site', () => ({ host: host(), origin: 'https://evil.example' })],
    ['a sandboxed frame', () => ({ host: host(), origin: 'null' })],
    ['another port of this machine', () => ({ host: host(), origin: 'http://127.0.0.1:1' })],
    ['a name that points here', () => ({ host: 'evil.example', origin: 'http://evil.example' })],
    ['a host with a user', () => ({ host: `evil@${host()}` })],
    ['a host with a path', () => ({ host: `${host()}/evil` })],
  ])('from %s is forbidden, and so is a request', async (_, headers) => {
    expect(status(await raw(place(), upgrade('/playground/socket', headers())))).toBe(403);
    const lines = Object.entries(headers()).map(([name, value]) => `${name}: ${value}\r\n`);
    const post = `POST /api/v10/interactions/1/x/callback HTTP/1.1\r\n${lines.join('')}content-length: 0\r\n\r\n`;
    expect(status(await raw(place(), post))).toBe(403);
    const get = `GET /api/v10/gateway HTTP/1.1\r\n${lines.join('')}\r\n`;
    expect(status(await raw(place(), get))).toBe(403);
  });
});

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
        expect(fatal).toEqual([]);
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
        expect(fatal).toEqual([]);
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
        expect(fatal).toEqual([]);
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
    'by guessing a token has no body read at %s',
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

  it.each(['TRACE', 'PROPFIND', 'SEARCH', 'OPTIONS', 'M-SEARCH'])(
    'by asking for %s gets an error of its own',
    async (method) => {
      const place = await playground();
      const { host } = new URL(place.url);
      for (const path of ['/', '/api/v10/users/@me', '/gateway']) {
        const code = status(await raw(place, `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\n\r\n`));
        expect([400, 401, 404, 405]).toContain(code);
      }
    },
  );

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

describe('a bot that uses names from Object.prototype', () => {
  const names = ['__proto__', 'constructor', 'tostring'];
  const command = new SlashCommandBuilder().setName('constructor').setDescription('x');
  for (const name of names) {
    command.addStringOption((option) => option.setName(name).setDescription('x').setAutocomplete(true));
  }
  const modal = new ModalBuilder().setCustomId('__proto__').setTitle('x');
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const input = new TextInputBuilder()
      .setCustomId(name)
      .setLabel('x')
      .setStyle(TextInputStyle.Short)
      .setRequired(false);
    modal.addComponents(new ActionRowBuilder<TextInputBuilder>().addComponents(input));
  }

  async function opened(): Promise<Playground> {
    const place = await playground();
    await bot(place, [command.toJSON()], (interaction) => {
      if (interaction.isAutocomplete()) {
        const { name, value } = interaction.options.getFocused(true);
        return interaction.respond([{ name, value }]);
      }
      if (interaction.isChatInputCommand()) {
        return interaction.options.data.length > 0
          ? interaction.reply(interaction.options.data.map(({ name, value }) => `${name}=${value}`).join(' '))
          : interaction.showModal(modal);
      }
      if (!interaction.isModalSubmit()) return undefined;
      const values = interaction.fields.fields.map((field) =>
        'value' in field ? `${field.customId}=${field.value}` : '',
      );
      return interaction.reply(`${values.join(' ')} ${Object.keys(Object.prototype).length}`);
    });
    return place;
  }

  it.each(names)('can have an option named %s', async (name) => {
    const place = await opened();
    const options = JSON.parse(`{"${name}":"a"}`);
    const asked = await place.autocomplete({ user: 'Maya', path: 'constructor', options, focused: name });
    expect(asked.choices).toMatchObject([{ name, value: 'a' }]);
    const sent = await place.command({ user: 'Maya', path: 'constructor', options });
    expect(sent.message?.content).toBe(`${name}=a`);
  });

  it('can have modal fields with such names, filled in or not, also from a page', async () => {
    const place = await opened();
    const first = await place.command({ user: 'Maya', path: 'constructor' });
    const values = JSON.parse('{"__proto__":"a"}');
    const result = await place.submitModal({ user: 'Maya', opened: first, values });
    expect(result.message?.content).toBe('__proto__=a constructor= toString= 0');

    const { interactionId } = await place.command({ user: 'Maya', path: 'constructor' });
    const page = new WebSocket(`${place.url.replace('http', 'ws')}/playground/socket`);
    await once(page, 'message');
    const [{ author, channel_id: channelId } = { author: { id: '' }, channel_id: '' }] = place.messages({
      user: 'Maya',
    });
    const ids = `"nonce":"1","userId":"${author.id}","channelId":"${channelId}","interactionId":"${interactionId}"`;
    page.send(`{"type":"modalSubmit",${ids},"values":{"__proto__":"b","constructor":"c"}}`);
    await expect
      .poll(() => place.messages({ user: 'Maya' }).at(-1)?.content)
      .toBe('__proto__=b constructor=c toString= 0');
    page.terminate();
  });
});
