import type { APIMessage } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { MessagedBot } from './support/messaged-bot.ts';

const INFO = 30;

const bot = new MessagedBot();

describe('the controls of an answer', () => {
  test('turn its pages for the member who asked', async () => {
    const answer = await bot.ask(`${bot.mention} /hpr latest`);
    const turned = await bot.discord.click({ user: 'Maya', message: answer, label: '›' });
    expect(turned.ephemeral).toBe(false);
    expect(turned.message?.id).toBe(answer.id);
    expect(turned.message?.content).toBe('');
  });

  test('give another member a private copy', async () => {
    const answer = await bot.ask(`${bot.mention} /hpr latest`);
    const copy = await bot.discord.click({ user: 'Tomás', message: answer, label: '›' });
    expect(copy.ephemeral).toBe(true);
    expect(bot.discord.message(answer)?.embeds).toEqual(answer.embeds);
  });

  test('work in a direct message', async () => {
    const answer = await bot.ask('/hpr latest', { channel: 'dm' });
    expect((await bot.discord.click({ user: 'Maya', message: answer, label: '›' })).message?.id).toBe(answer.id);
  });
});

describe('a question that is changed', () => {
  async function edited(message: APIMessage, content: string): Promise<APIMessage | undefined> {
    const lines = bot.log.lines.length;
    const asked = bot.discord.message({
      id: message.message_reference?.message_id ?? '',
      channel_id: message.channel_id,
    });
    if (asked === undefined) throw new Error('It is no reply');
    bot.discord.edit({ user: 'Maya', message: asked, content });
    await bot.log.line(
      (line) => line['message'] === asked.id && line.level >= INFO && bot.log.lines.indexOf(line) >= lines,
    );
    return bot.discord.message(message);
  }

  test('has its answer changed, once', async () => {
    const first = await bot.ask(`${bot.mention} hpr0007`);
    const second = await edited(first, `${bot.mention} hpr0008`);
    expect(second?.embeds[0]?.title).toBe('HPR0008: Bread, part 8');
    expect(second?.message_reference).toEqual(first.message_reference);
    expect((await edited(first, `${bot.mention} hpr0009`))?.embeds).toEqual(second?.embeds);
  });

  test('loses nothing of the first answer', async () => {
    const first = await bot.ask('hi', { channel: 'dm' });
    const second = await edited(first, 'hpr0007');
    expect(second).toMatchObject({ content: '', embeds: [{ title: 'HPR0007: Bread, part 7' }] });
  });

  test('leaves an answer alone whose buttons were used', async () => {
    const first = await bot.ask(`${bot.mention} /hpr latest`);
    const turned = await bot.discord.click({ user: 'Maya', message: first, label: '›' });
    expect((await edited(first, `${bot.mention} hpr0008`))?.embeds).toEqual(turned.message?.embeds);
  });

  test('after a while keeps its answer', async () => {
    const first = await bot.ask('hpr0007', { channel: 'dm' });
    bot.later = 6 * 60_000;
    const asked = bot.discord.message({ id: first.message_reference?.message_id ?? '', channel_id: first.channel_id });
    if (asked) bot.discord.edit({ user: 'Maya', message: asked, content: 'hpr0008' });
    bot.later = 0;
    await bot.ask(`${bot.mention} rye`, { channel: 'kitchen' });
    expect(bot.discord.message(first)?.embeds).toEqual(first.embeds);
  });
});

describe('a question that two members asked', () => {
  test('is suggested to the next', async () => {
    await bot.ask(`${bot.mention} sourdough`);
    await bot.ask(`${bot.mention} sourdough`, { user: 'Tomás' });
    await bot.ask('wheat', { channel: 'dm' });
    const { choices = [] } = await bot.discord.autocomplete({ user: 'Maya', path: 'hpr search', focused: 'query' });
    expect(choices[0]?.value).toBe('sourdough');
    expect(choices.map(({ value }) => value)).not.toContain('wheat');
  });
});
