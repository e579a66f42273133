import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { DiscordAPIError, RateLimitError, Routes, SlashCommandBuilder } from 'discord.js';
import {
  ApplicationCommandResponseSchema,
  GatewayBotResponseSchema,
  MessageResponseSchema,
  PrivateApplicationResponseSchema,
} from 'discord-api-spec/zod';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { core } from 'zod/mini';
import type { Playground } from '../../../src/playground/playground.ts';
import { bot, client, closeAll, playground, shared } from '../support/bot.ts';

afterEach(closeAll);

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: unknown;
}

async function ask(place: Playground, method: string, path: string, body?: unknown, headers = {}): Promise<Answer> {
  const answer = await fetch(`${place.apiUrl}/v10${path}`, {
    method,
    headers: {
      authorization: `Bot ${place.token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, json: text ? JSON.parse(text) : undefined };
}

function general(place: Playground): string {
  return place.messages({ user: 'Maya' })[0]?.channel_id ?? '';
}

describe('the REST API refuses', () => {
  const place = shared(() => playground());

  it.each<[string, string, string, unknown, object, number, object]>([
    ['no token', 'GET', '/users/@me', undefined, { authorization: '' }, 401, { message: '401: Unauthorized', code: 0 }],
    ['a bad token', 'GET', '/users/@me', undefined, { authorization: 'Bot x' }, 401, { code: 0 }],
    ['an unknown route', 'GET', '/teapots', undefined, {}, 404, { message: '404: Not Found', code: 0 }],
    ['an unknown channel', 'GET', '/channels/1', undefined, {}, 404, { message: 'Unknown Channel', code: 10003 }],
    ['an unknown guild', 'GET', '/guilds/1', undefined, {}, 404, { message: 'Unknown Guild', code: 10004 }],
    ['an unknown user', 'GET', '/users/1', undefined, {}, 404, { message: 'Unknown User', code: 10013 }],
    ['an unknown webhook', 'POST', '/webhooks/1/x', {}, {}, 404, { message: 'Unknown Webhook', code: 10015 }],
    [
      'an unknown interaction',
      'POST',
      '/interactions/1/x/callback',
      { type: 5 },
      {},
      404,
      { message: 'Unknown interaction', code: 10062 },
    ],
    [
      'an id that is none',
      'GET',
      '/channels/general',
      undefined,
      {},
      400,
      {
        code: 50035,
        errors: {
          channel_id: { _errors: [{ code: 'NUMBER_TYPE_COERCE', message: 'Value "general" is not snowflake.' }] },
        },
      },
    ],
    [
      'broken JSON',
      'POST',
      '/users/@me/channels',
      '{',
      {},
      400,
      { message: 'The request body contains invalid JSON.', code: 50109 },
    ],
    [
      'a body of another kind',
      'POST',
      '/users/@me/channels',
      'a=b',
      { 'content-type': 'text/plain' },
      400,
      { code: 50035, errors: { _errors: [{ code: 'CONTENT_TYPE_INVALID' }] } },
    ],
    [
      'a form that is none',
      'POST',
      '/users/@me/channels',
      'a=b',
      { 'content-type': 'multipart/form-data; boundary=x' },
      400,
      { code: 50109 },
    ],
  ])('%s', async (_, method, path, body, headers, status, error) => {
    const answer = await ask(place(), method, path, body, headers);
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject(error);
  });

  it('other versions of itself', async () => {
    const answer = await fetch(`${place().apiUrl}/v9/gateway`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 50041 });
  });

  it('a body that is nested too deep', async () => {
    const answer = await ask(place(), 'POST', '/users/@me/channels', `${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    expect(answer).toMatchObject({ status: 400, json: { code: 50109 } });
  });

  it('a body that is too large', async () => {
    const path = `/channels/${general(place())}/messages`;
    const answer = await ask(place(), 'POST', path, `"${'x'.repeat(27 * 1024 * 1024)}"`).catch(() => undefined);
    if (answer) expect(answer.json).toMatchObject({ code: 40005 });
    expect((await ask(place(), 'GET', '/users/@me')).status).toBe(200);
  });

  it('a request for another host, as after DNS rebinding', async () => {
    const status = await new Promise((resolve) => {
      const headers = { host: 'playground.example', authorization: `Bot ${place().token}` };
      httpRequest(`${place().apiUrl}/v10/users/@me`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
    expect(status).toBe(403);
  });
});

describe('the REST API answers', () => {
  it("as Discord's specification says", async () => {
    const place = await playground();
    const command = new SlashCommandBuilder().setName('hello').setDescription('Hello').toJSON();
    await bot(place, [command], (interaction) =>
      interaction.isRepliable()
        ? interaction.reply({
            content: 'x',
            embeds: [{ title: 'x', fields: [{ name: 'a', value: 'b' }] }],
            components: [{ type: 1, components: [{ type: 3, customId: 'a', options: [{ label: 'a', value: 'a' }] }] }],
            files: [{ attachment: randomBytes(3), name: 'a.bin' }],
          })
        : undefined,
    );
    await place.command({ user: 'Maya', path: 'hello' });
    const channel = place.messages({ user: 'Maya' }).at(-1)?.channel_id;

    const expected = [
      ['/gateway/bot', GatewayBotResponseSchema],
      ['/applications/@me', PrivateApplicationResponseSchema],
      [`/applications/${place.applicationId}/commands?with_localizations=true`, ApplicationCommandResponseSchema],
      [`/channels/${channel}/messages`, MessageResponseSchema],
    ] as const;
    for (const [path, schema] of expected) {
      const { json } = await ask(place, 'GET', path);
      for (const item of [json].flat()) expect(core.safeParse(schema, item).error?.issues).toBeUndefined();
    }
  });

  it('with pages of a channel', async () => {
    const place = await playground();
    const said = ['one', 'two', 'three'].map((content) => place.say({ user: 'Maya', channel: 'dm', content }));
    const path = `/channels/${said[0]?.channel_id}/messages`;
    expect((await ask(place, 'GET', `${path}?limit=2`)).json).toMatchObject([{ content: 'three' }, { content: 'two' }]);
    const before = await ask(place, 'GET', `${path}?before=${said[1]?.id}`);
    expect(before.json).toMatchObject([{ content: 'one' }]);
    expect((await ask(place, 'GET', `${path}?after=${said[1]?.id}`)).json).toMatchObject([{ content: 'three' }]);
  });

  it('discord.js, which writes, edits and deletes in a channel and in a direct message', async () => {
    const place = await playground();
    const me = await bot(place, [], () => undefined);
    const { author, channel_id: id } = place.say({ user: 'Maya', content: 'hello' });
    const channel = await me.channels.fetch(id);
    if (!channel?.isSendable()) throw new Error('no channel');

    const message = await channel.send({ content: 'draft', files: [{ attachment: randomBytes(10), name: 'a.bin' }] });
    await message.edit('final');
    expect(place.messages({ user: 'Maya' }).at(-1)).toMatchObject({ content: 'final', attachments: [{ size: 10 }] });
    await message.delete();
    expect(place.message({ channel_id: id, id: message.id })).toBeUndefined();

    await (await me.users.fetch(author.id)).send('between us');
    expect(place.messages({ user: 'Maya', channel: 'dm' }).at(-1)?.content).toBe('between us');

    const theirs = place.say({ user: 'Tomás', content: 'mine' });
    await expect(channel.messages.delete(theirs.id)).rejects.toMatchObject({ code: 50013 });
    await expect(channel.messages.edit(theirs.id, 'x')).rejects.toMatchObject({ code: 50005 });
  });

  it('garbage, with an error', async () => {
    const place = await playground();
    const methods = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE');
    const paths = fc.constantFrom(
      `/applications/${place.applicationId}/commands`,
      `/applications/${place.applicationId}/commands/1`,
      '/interactions/1/2/callback',
      `/webhooks/${place.applicationId}/token/messages/@original`,
      `/channels/${general(place)}/messages/1`,
      '/%FF',
      '/users/@me/channels',
    );
    const bodies = fc.oneof(fc.json(), fc.string());
    await fc.assert(
      fc.asyncProperty(methods, paths, bodies, async (method, path, body) => {
        const answer = await ask(place, method, path, method === 'GET' ? undefined : body);
        expect(answer.status).toBeLessThan(500);
        if (answer.status >= 400) expect(answer.json).toHaveProperty('message');
      }),
      { numRuns: 60 },
    );
  });
});

describe('requests', () => {
  it('are logged with their errors', async () => {
    const place = await playground();
    await ask(place, 'POST', '/users/@me/channels', { recipient_id: '1' });
    expect(place.requests.at(-1)).toMatchObject({
      method: 'POST',
      path: '/users/@me/channels',
      status: 404,
      body: { recipient_id: '1' },
      error: { code: 10013, message: 'Unknown User' },
    });
  });

  it('are counted in buckets and rate limited', async () => {
    let now = Date.parse('2026-01-01');
    const place = await playground({ now: () => now });
    const path = `/channels/${general(place)}/messages`;
    const post = () => ask(place, 'POST', path, { content: 'x' });

    const first = await post();
    expect(first.headers.get('x-ratelimit-limit')).toBe('5');
    expect(first.headers.get('x-ratelimit-remaining')).toBe('4');
    expect(first.headers.get('x-ratelimit-reset-after')).toBe('5.000');
    expect(first.headers.get('x-ratelimit-bucket')).toMatch(/^[0-9a-f]{32}$/);
    for (let count = 0; count < 4; count += 1) await post();

    const sixth = await post();
    expect(sixth).toMatchObject({ status: 429, json: { global: false, retry_after: 5 } });
    expect(sixth.headers.get('retry-after')).toBe('5');
    now += 5_001;
    expect((await post()).status).toBe(200);
  });
});

describe('a fault', () => {
  const path = Routes.user();

  it('with a 5xx status is retried by discord.js', async () => {
    const place = await playground();
    place.inject({ fault: { kind: 'status', status: 502 }, path, times: 2 });
    const { rest } = client(place.apiUrl);
    rest.setToken(place.token);
    expect(await rest.get(path)).toMatchObject({ username: 'HPR' });
    expect(place.requests.map(({ status }) => status)).toEqual([502, 502, 200]);
  });

  it('may be a rate limit, which discord.js waits out or reports', async () => {
    const place = await playground();
    const { rest } = client(place.apiUrl, { rest: { api: place.apiUrl, rejectOnRateLimit: () => true } });
    rest.setToken(place.token);
    place.inject({ fault: { kind: 'rateLimit', retryAfter: 0.01 }, method: 'get', path: /users/ });
    await expect(rest.get(path)).rejects.toBeInstanceOf(RateLimitError);
  });

  it('may be a reset, before the request arrives or after', async () => {
    const place = await playground();
    place.inject({ fault: { kind: 'reset' }, method: 'POST' });
    const post = () => ask(place, 'POST', `/channels/${general(place)}/messages`, { content: 'arrived' });
    await expect(post()).rejects.toThrow();
    expect(place.messages({ user: 'Maya' }).map(({ content }) => content)).not.toContain('arrived');

    place.inject({ fault: { kind: 'reset' }, method: 'POST', afterwards: true });
    await expect(post()).rejects.toThrow();
    expect(place.messages({ user: 'Maya' }).map(({ content }) => content)).toContain('arrived');
    expect(place.requests.map(({ status, fault }) => [status, fault])).toEqual([
      [0, 'reset'],
      [0, 'reset'],
    ]);
  });

  it('may be a delay, or an error after the request took effect, and can be cancelled', async () => {
    const place = await playground();
    place.inject({ fault: { kind: 'delay', milliseconds: 30 } });
    const started = performance.now();
    await ask(place, 'GET', path);
    expect(performance.now() - started).toBeGreaterThanOrEqual(25);

    place.inject({ fault: { kind: 'status', status: 500 }, afterwards: true });
    expect(await ask(place, 'GET', path)).toMatchObject({ status: 500 });
    place.inject({ fault: { kind: 'status', status: 500 } })();
    expect(await ask(place, 'GET', path)).toMatchObject({ status: 200 });
  });

  it("reaches discord.js in Discord's format", async () => {
    const place = await playground();
    const { rest } = client(place.apiUrl);
    rest.setToken(place.token);
    const body = { embeds: [{ description: 'x'.repeat(4_097) }] };
    const error = await rest.post(Routes.channelMessages(general(place)), { body }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DiscordAPIError);
    expect(String(error)).toContain('embeds[0].description[BASE_TYPE_MAX_LENGTH]: Must be 4096 or fewer in length.');
  });
});
