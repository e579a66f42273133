import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { ALICE, labelsOf } from './support/members.ts';
import { smallLibrary } from './support/small-library.ts';
import { questionIn, TestedBot } from './support/tested-bot.ts';

const bot = new TestedBot((suite) => suite === 'an error');

describe('a command', () => {
  test('is answered in the channel, and pings nobody', async () => {
    const { type, data } = await bot.members.command(ALICE, 'search', { query: 'sourdough' });
    expect(type).toBe(InteractionResponseType.ChannelMessageWithSource);
    expect(data.flags & MessageFlags.Ephemeral).toBe(0);
    expect(data.allowed_mentions).toEqual({ parse: [], replied_user: false });
    expect(data.embeds[0]?.description).toContain('HPR0001 · Crumb · 5 Jan 2012 · 15:01');
    expect(questionIn(data)).toBe('“sourdough”');
    expect(data.embeds[0]?.['url']).toBe('https://hackerpublicradio.org/eps/hpr0001/index.html');
    expect(data.embeds[0]?.description).toContain('the **sourdough** starter');
    expect(data.embeds[1]?.description).toContain('**11 episodes** about it');
  });

  test('with private is answered only to the member, with a button to share it', async () => {
    const { data } = await bot.members.command(ALICE, 'search', { query: 'sourdough', private: true });
    expect(data.flags & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
    expect(labelsOf(data)).toContain('Share');
  });

  test('for help mentions the others by its own id, so that they are clickable', async () => {
    const { data } = await bot.members.command(ALICE, 'about');
    expect(data.embeds[0]?.fields?.[0]?.value).toContain('</hpr search:1>');
  });

  test('that this version does not have gets a helpful answer', async () => {
    const { data } = await bot.members.command(ALICE, 'dance');
    expect(data.content).toContain('/hpr about');
  });
});

describe('an error', () => {
  test('during autocomplete means no suggestions', async () => {
    bot.knowledgeBase = Object.assign(smallLibrary(), { suggestHosts: broken });
    expect(await bot.members.type(ALICE, 'host', 'host', 'c')).toEqual([]);
  });

  test('is a sentence for the member and a log line for the operator, with the same reference', async () => {
    bot.knowledgeBase = Object.assign(smallLibrary(), { search: broken });
    const { data } = await bot.members.command(ALICE, 'search', { query: 'bread' });
    const [, reference] = /`([0-9a-f]{8})`/.exec(data.content) ?? [];
    expect(data.flags & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
    const line = bot.newLines().find((one) => one.reference === reference);
    expect(line).toMatchObject({
      label: '/hpr search',
      user: ALICE,
      guild: '3',
      channel: '2',
      error: { message: 'broken' },
    });
  });

  test('never puts what was searched, or the token of an interaction, into the log', async () => {
    bot.knowledgeBase = Object.assign(smallLibrary(), { search: broken });
    bot.discord.troubles.push({ status: 400, code: 50035 });
    await bot.members.command(ALICE, 'search', { query: 'my secret' });
    const lines = JSON.stringify(bot.newLines().filter((line) => line.level !== 20));
    expect(lines).not.toContain('my secret');
    expect(lines).not.toMatch(/token-\d/);
  });
});

describe('a burst of commands', () => {
  test('is answered one by one: the first answer is sent before the last is made', async () => {
    const { discord, members } = bot;
    const from = discord.calls.length;
    const seen: number[] = [];
    const library = smallLibrary();
    const slow: KnowledgeBase['search'] = (request) => {
      const until = performance.now() + 20;
      while (performance.now() < until);
      seen.push(discord.calls.length - from);
      return library.search(request);
    };
    bot.knowledgeBase = Object.assign(smallLibrary(), { search: slow });
    await Promise.all(Array.from({ length: 10 }, () => members.command(ALICE, 'search', { query: 'bread' })));
    expect(seen.at(-1)).toBeGreaterThan(0);
  });
});

describe('a broken connection', () => {
  test('before the answer arrives is retried once', async () => {
    bot.discord.troubles.push('reset');
    const { data } = await bot.members.command(ALICE, 'about');
    expect(data.embeds[0]?.title).toContain('Hacker Public Radio');
  });

  test('after the answer has arrived is not an error', async () => {
    bot.discord.troubles.push('reset after arrival', { status: 400, code: 40060 });
    await bot.members.command(ALICE, 'about');
    expect(bot.newLines().map(({ msg }) => msg)).toEqual(['answered']);
  });

  test('that makes the answer too late is only a warning', async () => {
    bot.discord.troubles.push({ status: 404, code: 10062 });
    await bot.members.command(ALICE, 'about');
    expect(bot.newLines().map(({ level }) => level)).toEqual([40]);
  });
});

function broken(): never {
  throw new Error('broken');
}
