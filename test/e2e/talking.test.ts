import type { APIMessage } from 'discord-api-types/v10';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nastyText } from '../discord/support/nasty-text.ts';
import { PlaygroundBot } from './playground-bot.ts';

const bot = new PlaygroundBot();

/** Says it, and resolves with the bot's reply. */
function ask(content: string, channel = 'general', user = 'Maya'): Promise<APIMessage> {
  return new Promise((resolve) => {
    let saidId = '';
    const stop = bot.discord.on((event) => {
      if (event.type !== 'message' || event.message.message.message_reference?.message_id !== saidId) return;
      stop();
      resolve(event.message.message);
    });
    saidId = bot.discord.say({ user, channel, content }).id;
  });
}

function text({ content, embeds }: APIMessage): string {
  return JSON.stringify([content, embeds]);
}

describe('the bot is talked to', () => {
  test('by a mention, by a direct message, and by brackets in them', async () => {
    const me = `<@${bot.discord.applicationId}>`;
    expect(text(await ask(`${me} which one was about sourdough?`))).toContain('hpr0005');
    expect(text(await ask('which one was about sourdough?', 'dm', 'Tomás'))).toContain('hpr0005');
    const cards = await ask(`is it [[hpr12]] or [[xen]]? ${me}`, 'linux');
    expect(cards.embeds.map(({ title }) => title?.slice(0, 7))).toEqual(['HPR0012', 'HPR0001']);
  });

  test('and what it answers has buttons that work after a restart, for the member who asked', async () => {
    const answer = await ask(`<@${bot.discord.applicationId}> /hpr latest`, 'kitchen');
    await bot.restart();
    const turned = await bot.discord.click({ user: 'Maya', message: answer, label: '›' });
    expect(turned).toMatchObject({ ephemeral: false, message: { id: answer.id } });
    const copy = await bot.discord.click({ user: 'Tomás', message: answer, label: '›' });
    expect(copy.ephemeral).toBe(true);
  });

  test('in any words, mentions nobody and breaks nothing', async () => {
    const words = fc.sample(
      fc.array(fc.oneof(nastyText, fc.constantFrom('@everyone', '@here', '[[', ']]', '<@1>', '<@&2>')), {
        minLength: 1,
      }),
      { numRuns: 3, seed: 13 },
    );
    for (const parts of words)
      bot.discord.say({ user: 'Tomás', channel: 'dm', content: `x ${parts.join(' ')}`.slice(0, 2000) });
    expect(text(await ask(`<@${bot.discord.applicationId}> sourdough`, 'what-was-that-episode'))).toContain('hpr0005');
    const answers = bot.discord.messages({ user: 'Tomás', channel: 'dm' }).filter(({ author }) => author.bot);
    expect(answers.filter(({ mentions, mention_everyone }) => mentions.length > 0 || mention_everyone)).toEqual([]);
  });

  test('nothing that was sent was refused, and nobody’s words are in the log', () => {
    const refused = bot.discord.requests.filter(({ status }) => status >= 400 && status !== 429);
    expect(refused.map(({ path, error }) => ({ path, error }))).toEqual([]);
    expect(bot.process.errors).toBe('');
    expect(bot.process.output).not.toMatch(/sourdough|"level":(40|50|60)/);
  });
});
