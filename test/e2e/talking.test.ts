import type { APIMessage } from 'discord-api-types/v10';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Playground, startPlayground } from '../../src/playground/playground.ts';
import { nastyText } from '../discord/support/nasty-text.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { BotProcess } from './bot-process.ts';

const CACHE_DIR = temporaryDirectory();
let discord: Playground;
let bot: BotProcess;

function startBot(): BotProcess {
  return new BotProcess({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, CACHE_DIR });
}

beforeAll(async () => {
  discord = await startPlayground({ port: 0 });
  bot = startBot();
  await bot.ready();
});

afterAll(async () => {
  await bot.stop();
  await discord.close();
});

/** Says it, and resolves with the bot's reply. */
function ask(content: string, channel = 'general', user = 'Maya'): Promise<APIMessage> {
  return new Promise((resolve) => {
    let saidId = '';
    const stop = discord.on((event) => {
      if (event.type !== 'message' || event.message.message.message_reference?.message_id !== saidId) return;
      stop();
      resolve(event.message.message);
    });
    saidId = discord.say({ user, channel, content }).id;
  });
}

function text({ content, embeds }: APIMessage): string {
  return JSON.stringify([content, embeds]);
}

describe('the bot is talked to', () => {
  test('by a mention, by a direct message, and by brackets in them', async () => {
    const me = `<@${discord.applicationId}>`;
    expect(text(await ask(`${me} which one was about sourdough?`))).toContain('hpr0005');
    expect(text(await ask('which one was about sourdough?', 'dm', 'Tomás'))).toContain('hpr0005');
    const cards = await ask(`is it [[hpr12]] or [[xen]]? ${me}`, 'linux');
    expect(cards.embeds.map(({ title }) => title?.slice(0, 7))).toEqual(['HPR0012', 'HPR0001']);
  });

  test('and what it answers has buttons that work after a restart, for the member who asked', async () => {
    const answer = await ask(`<@${discord.applicationId}> /hpr latest`, 'kitchen');
    await bot.stop('SIGKILL');
    bot = startBot();
    await bot.ready();
    const turned = await discord.click({ user: 'Maya', message: answer, label: '›' });
    expect(turned).toMatchObject({ ephemeral: false, message: { id: answer.id } });
    const copy = await discord.click({ user: 'Tomás', message: answer, label: '›' });
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
      discord.say({ user: 'Tomás', channel: 'dm', content: `x ${parts.join(' ')}`.slice(0, 2000) });
    expect(text(await ask(`<@${discord.applicationId}> sourdough`, 'what-was-that-episode'))).toContain('hpr0005');
    const answers = discord.messages({ user: 'Tomás', channel: 'dm' }).filter(({ author }) => author.bot);
    expect(answers.filter(({ mentions, mention_everyone }) => mentions.length > 0 || mention_everyone)).toEqual([]);
  });

  test('nothing that was sent was refused, and nobody’s words are in the log', () => {
    const refused = discord.requests.filter(({ status }) => status >= 400 && status !== 429);
    expect(refused.map(({ path, error }) => ({ path, error }))).toEqual([]);
    expect(bot.errors).toBe('');
    expect(bot.output).not.toMatch(/sourdough|"level":(40|50|60)/);
  });
});
