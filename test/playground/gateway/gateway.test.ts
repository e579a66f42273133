import { once } from 'node:events';
import { constants, createInflate } from 'node:zlib';
import { ChannelType, Events, GatewayIntentBits, SlashCommandBuilder } from 'discord.js';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Playground } from '../../../src/playground/playground.ts';
import { bot, client, closeAll, playground } from '../support/bot.ts';
import { RawBot } from '../support/raw-bot.ts';

afterEach(closeAll);

const ECHO = new SlashCommandBuilder().setName('echo').setDescription('Answers').toJSON();
const HELLO = 10;
const ACK = 11;

function gatewayOf({ url }: Playground): string {
  return `${url.replace('http', 'ws')}/gateway`;
}

describe('discord.js', () => {
  it('logs in and finds the guild, its channels and its members', async () => {
    const place = await playground();
    const me = await bot(place, [], () => undefined);
    await place.waitForBot();

    expect(me.user?.username).toBe('HPR');
    const guild = me.guilds.cache.first();
    expect(guild).toMatchObject({ id: place.guildId, name: 'Hacker Public Radio' });
    expect(guild?.channels.cache.map(({ name }) => name)).toContain('what-was-that-episode');
    expect(guild?.members.me?.id).toBe(me.user?.id);
    expect((await me.application?.fetch())?.name).toBe('HPR');
    expect((await guild?.members.fetch())?.map(({ displayName }) => displayName)).toContain('Tomás');
  });

  it('is told that its token is bad', async () => {
    const place = await playground();
    await expect(client(place.apiUrl).login('wrong')).rejects.toMatchObject({ code: 'TokenInvalid' });
  });

  it('is rejected for intents that the application does not have', async () => {
    const place = await playground();
    const me = client(place.apiUrl, { intents: [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent] });
    const disconnected = once(me, Events.ShardDisconnect);
    me.login(place.token).catch(() => undefined);
    expect((await disconnected)[0]).toMatchObject({ code: 4014 });
    expect(place.gateway.online).toBe(false);
  });

  it('resumes after a lost connection and gets the missed events', async () => {
    const place = await playground();
    const me = await bot(place, [ECHO], (interaction) => (interaction.isRepliable() ? interaction.reply('back') : 0));
    const resumed = once(me, Events.ShardResume);

    place.gateway.drop();
    await expect.poll(() => place.gateway.online, { interval: 2 }).toBe(false);
    const answer = place.command({ user: 'Maya', path: 'echo' });

    const [, replayed] = await resumed;
    expect(replayed).toBeGreaterThanOrEqual(1);
    expect((await answer).message?.content).toBe('back');
  });

  it('reconnects when asked to', async () => {
    const place = await playground();
    const me = await bot(place, [ECHO], (interaction) => (interaction.isRepliable() ? interaction.reply('back') : 0));
    const resumed = once(me, Events.ShardResume);

    place.gateway.reconnect();
    await resumed;

    expect((await place.command({ user: 'Maya', path: 'echo' })).message?.content).toBe('back');
    expect(place.gateway.connections).toBe(1);
  });

  it('identifies again when its session is invalid', async () => {
    const place = await playground();
    const me = await bot(place, [ECHO], (interaction) => (interaction.isRepliable() ? interaction.reply('new') : 0));
    const ready = once(me, Events.ShardReady);

    place.gateway.invalidate(false);
    await ready;

    expect((await place.command({ user: 'Maya', path: 'echo' })).message?.content).toBe('new');
  });

  it('resumes a session that is invalid but resumable', async () => {
    const place = await playground();
    const me = await bot(place, [], () => undefined);
    const resumed = once(me, Events.ShardResume);
    place.gateway.invalidate(true);
    await resumed;
    expect(place.gateway.online).toBe(true);
  });

  it('treats a connection without heartbeat ACKs as dead, and resumes', async () => {
    const place = await playground({ heartbeatInterval: 40 });
    const me = await bot(place, [], () => undefined);
    place.gateway.acknowledges = false;
    await once(me, Events.ShardReconnecting);
    place.gateway.acknowledges = true;
    await once(me, Events.ShardResume);
  });
});

describe('a session', () => {
  it('starts with hello, ready and the guild, and is kept alive by heartbeats', async () => {
    const place = await playground({ heartbeatInterval: 150 });
    const raw = new RawBot(gatewayOf(place));
    const ready = await raw.identify(place.token);
    expect(ready).toMatchObject({ v: 10, guilds: [{ id: place.guildId, unavailable: true }], shard: [0, 1] });
    expect((await raw.event('GUILD_CREATE')).s).toBe(2);

    raw.send(1, 2);
    await raw.operation(ACK);
    place.gateway.requestHeartbeat();
    await raw.operation(1);
    expect(await raw.closed).toBe(4009);
  });

  it('is compressed on request', async () => {
    const place = await playground();
    const raw = new RawBot(gatewayOf(place), 'v=10&encoding=json&compress=zlib-stream');
    const inflate = createInflate({ flush: constants.Z_SYNC_FLUSH });
    const frames: Buffer[] = [];
    inflate.on('data', (text: Buffer) => raw.take(text.toString()));
    raw.socket.on('message', (data: Buffer) => {
      frames.push(data);
      inflate.write(data);
    });
    const ready = await raw.identify(place.token);
    expect(ready.session_id).toMatch(/^[0-9a-f]{32}$/);
    await raw.event('GUILD_CREATE');
    expect(frames).toHaveLength(3);
    for (const frame of frames) expect(frame.subarray(-4).toString('hex')).toBe('0000ffff');
  });

  it('gets messages only with the right intents, and content only if it is mentioned', async () => {
    const place = await playground();
    const deaf = new RawBot(gatewayOf(place));
    await deaf.identify(place.token, GatewayIntentBits.Guilds);
    const raw = new RawBot(gatewayOf(place));
    await raw.identify(place.token, GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages);

    place.say({ user: 'Maya', content: 'a secret' });
    place.say({ user: 'Maya', content: `hello <@${place.applicationId}>` });
    place.say({ user: 'Maya', channel: 'dm', content: 'between us' });

    const contents = [];
    for (let count = 0; count < 3; count += 1) contents.push((await raw.event('MESSAGE_CREATE')).d);
    expect(contents).toMatchObject([
      { content: '', guild_id: place.guildId, channel_type: ChannelType.GuildText, member: { roles: [] } },
      { content: `hello <@${place.applicationId}>` },
      { content: 'between us', channel_type: ChannelType.DM },
    ]);
    expect(deaf.payloads.map(({ t }) => t)).not.toContain('MESSAGE_CREATE');
  });

  it('belongs to a shard', async () => {
    const place = await playground();
    const shards = 16;
    const own = Number((BigInt(place.guildId) >> 22n) % BigInt(shards));
    const other = new RawBot(gatewayOf(place));
    expect((await other.identify(place.token, 1, { shard: [(own + 1) % shards, shards] })).guilds).toEqual([]);
    const raw = new RawBot(gatewayOf(place));
    expect((await raw.identify(place.token, 1, { shard: [own, shards] })).guilds).toHaveLength(1);
  });

  it('cannot be resumed with a future sequence number, after a normal close, or if it is unknown', async () => {
    const place = await playground();
    const first = new RawBot(gatewayOf(place));
    const { session_id: id } = await first.identify(place.token);
    first.socket.terminate();

    const ahead = new RawBot(gatewayOf(place));
    await ahead.operation(HELLO);
    ahead.send(6, { token: place.token, session_id: id, seq: 99 });
    expect(await ahead.closed).toBe(4007);

    const leaver = new RawBot(gatewayOf(place));
    const { session_id: left } = await leaver.identify(place.token);
    leaver.socket.close(1000);
    await leaver.closed;
    const returning = new RawBot(gatewayOf(place));
    await returning.operation(HELLO);
    returning.send(6, { token: place.token, session_id: left, seq: 1 });
    expect((await returning.operation(9)).d).toBe(false);

    const stranger = new RawBot(gatewayOf(place));
    await stranger.operation(HELLO);
    stranger.send(6, { token: place.token, session_id: 'x', seq: 1 });
    expect((await stranger.operation(9)).d).toBe(false);
  });
});

describe('the gateway closes', () => {
  const identify = (extra: object) => (token: string) =>
    JSON.stringify({ op: 2, d: { token, intents: 1, properties: {}, ...extra } });

  it.each<[string, number, (token: string) => string]>([
    ['what is not JSON', 4002, () => 'hello?'],
    ['JSON that is no payload', 4002, () => '[1]'],
    ['a payload that is too large', 4002, () => JSON.stringify({ op: 1, d: 'x'.repeat(5_000) })],
    ['an identify without properties', 4002, (token) => JSON.stringify({ op: 2, d: { token, intents: 1 } })],
    ['a heartbeat that is no number', 4002, () => JSON.stringify({ op: 1, d: 'boom' })],
    ['an unknown operation', 4001, () => JSON.stringify({ op: 77, d: null })],
    ['a request before the login', 4003, () => JSON.stringify({ op: 8, d: { guild_id: '1' } })],
    ['a bad token', 4004, identify({ token: 'wrong' })],
    ['a bad shard', 4010, identify({ shard: [2, 2] })],
    ['intents that do not exist', 4013, identify({ intents: 1 << 30 })],
    ['privileged intents', 4014, identify({ intents: 1 << 15 })],
  ])('on %s', async (_, code, payload) => {
    const place = await playground();
    const raw = new RawBot(gatewayOf(place));
    await raw.operation(HELLO);
    raw.socket.send(payload(place.token));
    expect(await raw.closed).toBe(code);
  });

  it.each([
    ['another version', 'v=9&encoding=json', 4012],
    ['another encoding', 'v=10&encoding=etf', 4002],
    ['another compression', 'v=10&encoding=json&compress=zstd-stream', 4002],
  ])('on %s', async (_, query, code) => {
    const place = await playground();
    expect(await new RawBot(gatewayOf(place), query).closed).toBe(code);
  });

  it('on a second login, and on a flood', async () => {
    const place = await playground();
    const twice = new RawBot(gatewayOf(place));
    await twice.identify(place.token);
    twice.socket.send(identify({})(place.token));
    expect(await twice.closed).toBe(4005);

    const flood = new RawBot(gatewayOf(place));
    await flood.operation(HELLO);
    for (let count = 0; count < 121; count += 1) flood.send(1, null);
    expect(await flood.closed).toBe(4008);
  });

  it('on garbage, and keeps running', async () => {
    const place = await playground();
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json(), fc.uint8Array()), async (garbage) => {
        const raw = new RawBot(gatewayOf(place));
        await raw.operation(HELLO);
        raw.socket.send(garbage);
        raw.socket.send('}');
        expect(await raw.closed).toBeGreaterThan(4000);
      }),
      { numRuns: 30 },
    );
    expect(await new RawBot(gatewayOf(place)).identify(place.token)).toHaveProperty('session_id');
  });
});
