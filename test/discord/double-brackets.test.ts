import { describe, expect, test } from 'vitest';
import { MessagedBot } from './support/messaged-bot.ts';

const bot = new MessagedBot();

describe('double brackets', () => {
  test('are looked up: a card each, in order, and what stands around them does not matter', async () => {
    const answer = await bot.ask(`${bot.mention} compare [[hpr0003]] with [[ Bread, part 7 ]] about rye`);
    expect(answer.embeds.map(({ title, url }) => [title, url])).toEqual([
      ['HPR0003: Bread, part 3', 'https://hackerpublicradio.org/eps/hpr0003/index.html'],
      ['HPR0007: Bread, part 7', 'https://hackerpublicradio.org/eps/hpr0007/index.html'],
    ]);
    expect(answer.embeds[0]?.description).toMatch(/Crumb · 5 Mar 2012/);
    expect(answer.content).toBe('');
  });

  test('are three at most', async () => {
    const answer = await bot.ask('[[1]] [[2]] [[3]] [[4]] [[5]]', { channel: 'dm' });
    expect(answer.embeds.map(({ title }) => title?.slice(0, 7))).toEqual(['HPR0001', 'HPR0002', 'HPR0003']);
  });

  test('give a show once, however it is named', async () => {
    expect((await bot.ask('[[1]] [[hpr1]] [[HPR 0001]]', { channel: 'dm' })).embeds).toHaveLength(1);
  });

  test('with words are the best show about them', async () => {
    expect((await bot.ask('[[sourdough]]', { channel: 'dm' })).embeds[0]?.title).toMatch(/Bread, part/);
  });

  test('that nothing is meant by are named', async () => {
    const answer = await bot.ask('[[hpr0001]] [[hpr9999]] [[99998]]', { channel: 'dm' });
    expect(answer.embeds).toHaveLength(1);
    expect(answer.content).toBe('-# Nothing found for “hpr9999”, “99998”.');
  });

  test('that are nothing but the number of no show say which ones there are', async () => {
    const [answer] = (await bot.ask('[[hpr9999]]', { channel: 'dm' })).embeds;
    expect(answer).toMatchObject({ title: 'There is no HPR9999', description: 'The newest is HPR0012.' });
  });

  test('open a show, and lead back to the cards', async () => {
    const cards = await bot.ask('[[1]] [[2]]', { channel: 'dm' });
    const opened = await bot.discord.click({ user: 'Maya', message: cards, label: 'HPR0002' });
    expect(opened.message?.embeds[0]?.title).toBe('HPR0002: Bread, part 2');
    const back = await bot.discord.click({ user: 'Maya', message: cards, label: 'Back' });
    expect(back.message?.embeds).toEqual(cards.embeds);
  });
});
