import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { ALICE, BOB, labelsOf, sent } from './support/members.ts';
import { TestedBot } from './support/tested-bot.ts';

const bot = new TestedBot();

describe('a search', () => {
  test('without results says so and offers similar queries', async () => {
    const nothing = await bot.searched({ query: 'zeppelin', host: '1' });
    expect(nothing.embeds[0]?.title).toBe('Nothing found for “zeppelin”');
    expect(nothing.embeds[0]?.description).toContain('by Crumb');
    const { data } = await bot.members.pick(ALICE, nothing, 'bread');
    expect(data.embeds[1]?.description).toContain('**8 episodes** about it · by Crumb');
  });

  test('without results is private, until it finds something that can be shared', async () => {
    const { data } = await bot.members.command(ALICE, 'search', { query: 'zeppelin' });
    expect(data.flags & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
    expect(labelsOf(data)).not.toContain('Share with the channel');
    const found = await bot.members.pick(
      ALICE,
      sent({ type: InteractionResponseType.ChannelMessageWithSource, data }, ALICE),
      'bread',
    );
    expect(labelsOf(found.data).join()).toContain('Share');
  });

  test('without results is asked again with what was typed, and with its filters', async () => {
    const nothing = await bot.searched({ query: 'zeppelin', host: '1' });
    const modal = await bot.members.press(ALICE, nothing, 'Change the question');
    expect(modal.type).toBe(InteractionResponseType.Modal);
    expect(JSON.stringify(modal.data)).toContain('"value":"zeppelin"');
    const submit = (value: string) => bot.members.submit(ALICE, nothing, modal.data.custom_id, value, 'query');
    expect(JSON.stringify((await submit(' sourdough ')).data.embeds)).toContain('by Crumb');
    expect((await submit('  ')).data.embeds[0]?.title).toBe('Nothing found for “zeppelin”');
  });

  test.each([
    [{ from: 'june 2012' }, 'since Jun 2012'],
    [{ from: 'summer 2012', to: 'summer 2012' }, 'Jun 2012'],
    [{ to: '30/04/2012' }, '30 Apr 2012'],
  ])('understands %j', async (options, expected) => {
    const { data } = await bot.members.command(ALICE, 'search', { query: 'bread', ...options });
    expect(JSON.stringify(data.embeds)).toContain(expected);
  });

  test('with a date that nobody can read offers dates, and runs with the one picked or without', async () => {
    const wrong = await bot.searched({ query: 'bread', from: '2012-13', host: '1' });
    expect(wrong.embeds[0]?.title).toBe('When is “2012-13”?');
    const { data } = await bot.members.pick(ALICE, wrong, 'From Jan 2012');
    expect(JSON.stringify(data.embeds)).toContain('by Crumb, since Jan 2012');
    const all = await bot.members.press(ALICE, wrong, 'Search all dates');
    expect(JSON.stringify(all.data.embeds)).toContain('by Crumb');
    const unknown = await bot.searched({ query: 'bread', to: 'soon' });
    const until = await bot.members.pick(ALICE, unknown, 'To 2012');
    expect(JSON.stringify(until.data.embeds)).toContain('until 2012');
  });

  test('for the number of a show opens the show', async () => {
    const { data } = await bot.members.command(ALICE, 'search', { query: 'hpr0003' });
    expect(data.embeds[0]?.title).toBe('HPR0003: Bread, part 3');
  });
});

describe('autocomplete', () => {
  test('suggests the typed text first, then its completions', async () => {
    expect((await bot.members.type(ALICE, 'search', 'query', 'bread')).slice(0, 2)).toEqual([
      { name: 'bread', value: 'bread' },
      { name: 'Bread, part 1', value: 'Bread, part 1' },
    ]);
  });

  test('suggests in an empty search what two members asked in the server', async () => {
    const suggested = async () => (await bot.members.type(ALICE, 'search', 'query', '')).map(({ value }) => value);
    await bot.members.command(ALICE, 'search', { query: 'sourdough rye' });
    expect(await suggested()).not.toContain('sourdough rye');
    await bot.members.command(BOB, 'search', { query: 'Sourdough rye', private: true });
    expect(await suggested()).not.toContain('sourdough rye');
    await bot.members.command(BOB, 'search', { query: 'Sourdough rye' });
    expect((await suggested())[0]).toBe('sourdough rye');
  });

  test('suggests shows with number, host and year', async () => {
    expect(await bot.members.type(ALICE, 'episode', 'episode', 'bread, part 9')).toEqual([
      { name: 'HPR0009 · Bread, part 9 · Miller · 2012', value: '9' },
    ]);
  });
});
