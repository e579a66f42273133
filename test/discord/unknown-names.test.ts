import { InteractionResponseType } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { ALICE, sent } from './support/members.ts';
import { TestedBot } from './support/tested-bot.ts';

const bot = new TestedBot();

describe('an unknown name', () => {
  test('of a host offers similar ones, and shows the one picked', async () => {
    const choice = sent(await bot.members.command(ALICE, 'host', { host: 'xyz' }), ALICE);
    expect(choice.embeds[0]?.title).toBe('I don’t know any host called “xyz”');
    const { type, data } = await bot.members.pick(ALICE, choice, 'Crumb');
    expect(type).toBe(InteractionResponseType.UpdateMessage);
    expect(data.embeds[0]?.title).toBe('Crumb');
  });

  test('can be searched for instead', async () => {
    const choice = sent(await bot.members.command(ALICE, 'host', { host: 'sourdough' }), ALICE);
    const { data } = await bot.members.press(ALICE, choice, 'Search for “sourdough”');
    expect(data.embeds[0]?.title).toBe('Bread, part 1');
    const filter = await bot.searched({ host: 'xyz' });
    const anyway = await bot.members.press(ALICE, filter, 'Search with any host');
    expect(JSON.stringify(anyway.data.embeds)).not.toContain('by Crumb,');
  });

  test('in a filter offers similar ones, and the one picked completes the search', async () => {
    const choice = await bot.searched({ host: 'xyz', from: '2012-02' });
    const { data } = await bot.members.pick(ALICE, choice, 'Crumb');
    expect(data.embeds[1]?.description).toContain('**7 episodes** about it · by Crumb, since Feb 2012');
  });

  test('of a transcript keeps the words to find', async () => {
    const choice = sent(await bot.members.command(ALICE, 'transcript', { episode: 'xyz', words: 'sourdough' }), ALICE);
    const { data } = await bot.members.pick(ALICE, choice, 'Bread, part 2');
    expect(data.embeds[0]?.description).toContain('**sourdough**');
  });
});

describe('a number that no episode has', () => {
  test.each([
    ['4999', 'There is no HPR4999', 'The newest is HPR0012.'],
    ['hpr0', 'There is no episode 0', 'The first is HPR0001.'],
    ['-1', 'There is no episode -1', 'The first is HPR0001.'],
  ])('%s: %s', async (episode, title, description) => {
    for (const command of ['episode', 'transcript']) {
      const { data } = await bot.members.command(ALICE, command, { episode });
      expect(data.embeds[0]).toMatchObject({ title, description });
    }
  });
});
