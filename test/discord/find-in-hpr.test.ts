import { MessageFlags } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { ALICE, labelsOf, sent } from './support/members.ts';
import { questionIn, TestedBot } from './support/tested-bot.ts';

const bot = new TestedBot();

describe('Find in HPR', () => {
  test('searches for what a message says, privately', async () => {
    const { data } = await bot.members.find(ALICE, 'anybody know that **sourdough** show? <@200000000000000002>');
    expect(data.flags & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
    expect(questionIn(data)).toBe('“anybody know that sourdough show?”');
  });

  test('leaves greetings and chatter out, and shows three results', async () => {
    const said =
      'Good morning everyone! How are you all?\nDoes anybody have that bread show? Thanks a lot, see you later!';
    const { data } = await bot.members.find(ALICE, said);
    expect(questionIn(data)).toBe('“Does anybody have that bread show?”');
    expect(labelsOf(data)).toEqual(expect.arrayContaining(['Open', '2', '3']));
    expect(labelsOf(data)).not.toContain('4');
  });

  test('lists all shows that a message names, by number, address or title, each once', async () => {
    const said =
      'HPR0004, “bread, part 9” and https://hackerpublicradio.org/eps/hpr0002/ (hpr4!), not hpr9999 or "that"';
    const { data } = await bot.members.find(ALICE, said);
    expect(labelsOf(data)).toEqual(expect.arrayContaining(['HPR0004', 'HPR0009', 'HPR0002']));
    const many = await bot.members.find(ALICE, 'hpr1 hpr2 hpr3 hpr4 hpr5 hpr6 hpr7 hpr8 hpr9 hpr10 hpr11 hpr12');
    expect(many.data.embeds).toHaveLength(1);
    expect(many.data.embeds[0]?.description).toContain('[Bread, part 10]');
    expect(many.data.embeds[0]?.description).not.toContain('[Bread, part 11]');
    const picked = await bot.members.press(ALICE, sent(many, ALICE), 'HPR0007');
    expect(picked.data.embeds[0]?.title).toBe('HPR0007: Bread, part 7');
  });

  test('opens the show that a message links', async () => {
    const { data } = await bot.members.find(ALICE, 'see https://hackerpublicradio.org/eps/hpr0002/index.html');
    expect(data.embeds[0]?.title).toBe('HPR0002: Bread, part 2');
  });

  test('reads the embed of a message without text', async () => {
    const { data } = await bot.members.find(ALICE, '', [
      { type: 'rich', title: 'Sourdough', description: 'A starter' },
    ]);
    expect(questionIn(data)).toBe('“Sourdough A starter”');
  });

  test('gives a helpful answer for a message without words', async () => {
    const { data } = await bot.members.find(ALICE, '🎉 <:wave:123456789012345678>');
    expect(data.content).toContain('no words');
  });
});
